/**
 * The completion script for zsh: found along fpath as `_fleet`, or sourced. It may be sourced again, starts zsh's
 * completion system where nobody has, and hands the words over as they are: what somebody has typed is never evaluated.
 */
export function zshScript(launcher: string): string {
  return String.raw`#compdef fleet npx
# zsh completion for fleet
_fleet() {
  local current="\${(Q)PREFIX}" line
  local -a typed found
  # npx fleet ... as fleet ..., and any other command as its own completion has it
  if [[ \${words[1]:t} == npx ]]; then
    ((CURRENT == 2)) && { compadd -- fleet || _default; return }
    shift words
    ((CURRENT--))
    [[ \${words[1]} == fleet ]] || { _normal; return }
  fi
  typed=("\${(@Q)words[2,CURRENT-1]}")
  if [[ $current == --*=* ]]; then
    typed+=("\${current%%=*}")
    current="\${current#*=}"
    compset -P '*='
  fi
  for line in "\${(@f)$(${launcher} complete -- "\${typed[@]}" "$current" 2>/dev/null)}"; do
    [[ -z $line || $line == :* ]] || found+=("\${\${line%%$'\t'*}//:/\\:}:\${line#*$'\t'}")
  done
  ((\${#found} > 0)) && _describe fleet found || _default
}

if [[ "\${funcstack[1]-}" == _fleet ]]; then
  _fleet "$@"
else
  ((\${+functions[compdef]})) || { autoload -Uz compinit && compinit -i }
  compdef _fleet fleet npx
fi`.replaceAll("\\$", "$");
}
