/**
 * The completion script for fish. It may be sourced again, and hands the words over as they are: what somebody has typed
 * is never evaluated.
 */
export function fishScript(launcher: string): string {
  return String.raw`# fish completion for fleet
if not functions -q __fleet_completion
    complete -c fleet -f -a '(__fleet_completion)'
    complete -c npx -n '__fleet_after_npx 1' -a fleet
    complete -c npx -n '__fleet_after_npx 2 fleet' -f -a '(__fleet_completion)'
end

# Whether so many words are there (or more, if the second is given)
function __fleet_after_npx
    set -l typed (commandline -opc)
    if set -q argv[2]
        test "$typed[2]" = $argv[2]
    else
        test (count $typed) -eq $argv[1]
    end
end

function __fleet_completion
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    # npx fleet ... as fleet ...
    test "$typed[1]" = npx; and set -e typed[1]
    set -e typed[1]
    set -l option (string match -r -- '^--[^=]+=' "$current")
    if test -n "$option"
        set typed $typed (string trim -r -c = -- $option)
        set current (string replace -- $option '' "$current")
    end
    set -l found (${launcher} complete -- $typed "$current" 2>/dev/null | string match -v ':*' | string match -v '')
    if test (count $found) -eq 0
        __fish_complete_path "$current"
    else
        printf "$option%s\n" $found
    end
end`;
}
