/** What makes `npx fleet` complete in PowerShell as the script of the completion library does `fleet`. */
export const POWERSHELL_NPX = `
Register-ArgumentCompleter -Native -CommandName 'npx' -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)
    if ("$($CommandAst.CommandElements[1])" -ne 'fleet') { return }
    $Fleet = @{ CommandElements = @($CommandAst.CommandElements | Select-Object -Skip 1) }
    & $__fleetCompleterBlock $WordToComplete $Fleet ($CursorPosition - 'npx '.Length)
}`;
