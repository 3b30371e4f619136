import { documentedScripts } from "./documented-scripts";

/**
 * The completion script for bash. It needs nothing that bash does not bring, may be sourced again, and hands the words
 * over as they are: what somebody has typed is never evaluated.
 */
export function bashScript(launcher: string): string {
  const scripts = documentedScripts();
  const cases = scripts.map(([script, command]) => `    ${script}) words=(fleet ${command} "\${words[@]:1}") ;;`);
  return String.raw`# bash completion for fleet
_fleet_completion() {
  local line="\${COMP_LINE:0:COMP_POINT}" current word
  local -a words=()
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  # npx fleet ... as fleet ...
  if [[ \${words[0]} == npx ]]; then
    words=("\${words[@]:1}")
    if ((\${#words[@]} == 1)); then
      [[ fleet == "\${words[0]}"* ]] && COMPREPLY=(fleet)
      return
    fi
    [[ \${words[0]} == fleet ]] || return
  fi
  # ./scripts/... as the command that it stands for
  case "\${words[0]##*/}" in
${cases.join("\n")}
  esac
  current="\${words[\${#words[@]} - 1]}"
  if [[ $current == --*=* && $COMP_WORDBREAKS == *=* ]]; then
    words[\${#words[@]} - 1]="\${current%%=*}"
    current="\${current#*=}"
    words+=("$current")
  fi
  COMPREPLY=()
  while IFS= read -r word; do
    word="\${word%%$'\t'*}"
    [[ $word != :* && $word == "$current"* ]] && COMPREPLY+=("$word")
  done < <(${launcher} complete -- "\${words[@]:1}" 2>/dev/null)
  return 0
}
complete -o default -F _fleet_completion fleet npx ${scripts.map(([script]) => script).join(" ")}`.replaceAll(
    "\\$",
    "$",
  );
}
