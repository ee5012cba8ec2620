# The helpers of a script (R8.1).
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)

$OctopusParameters = [System.Collections.Generic.Dictionary[string, string]]::new([StringComparer]::OrdinalIgnoreCase)
foreach ($line in [System.IO.File]::ReadAllLines([System.IO.Path]::Combine($PSScriptRoot, 'variables.txt'))) {
    $name, $value = $line.Split(' ') | ForEach-Object { [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_)) }
    $OctopusParameters[$name] = $value
    $plain = $name -replace '[^A-Za-z0-9_]', ''
    if ($plain -and -not (Test-Path -LiteralPath "variable:$plain")) {
        Set-Variable -Name $plain -Value $value
    }
}
Remove-Variable -Name line, name, value, plain -ErrorAction SilentlyContinue

function Write-OctopusMessage([string] $Message, [System.Collections.Specialized.OrderedDictionary] $Values) {
    $pairs = $Values.GetEnumerator() | ForEach-Object {
        " $($_.Key)='$([Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes([string] $_.Value)))'"
    }
    [Console]::Out.WriteLine("##octopus[$Message$(-join $pairs)]")
}

function Write-OctopusLines([string] $Category, [string] $Text) {
    [Console]::Out.WriteLine("##octopus[stdout-$Category]`n$Text`n##octopus[stdout-default]")
}

function Write-Verbose([Parameter(ValueFromPipeline)] [string] $Message) { process { Write-OctopusLines verbose $Message } }
function Write-Highlight([Parameter(ValueFromPipeline)] [string] $Message) { process { Write-OctopusLines highlight $Message } }
function Write-Wait([Parameter(ValueFromPipeline)] [string] $Message) { process { Write-OctopusLines wait $Message } }
function Write-Warning([Parameter(ValueFromPipeline)] [string] $Message) { process { Write-OctopusLines warning $Message } }

function Set-OctopusVariable([string] $Name, [string] $Value, [switch] $Sensitive) {
    $values = [ordered] @{ name = $Name; value = $Value }
    if ($Sensitive) { $values.sensitive = 'True' }
    Write-OctopusMessage setVariable $values
}

function New-OctopusArtifact([Parameter(Mandatory, ValueFromPipeline)] [string] $Path, [string] $Name) {
    process {
        $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
        $length = if (Test-Path -LiteralPath $full -PathType Leaf) { (Get-Item -LiteralPath $full -Force).Length } else { 0 }
        $shown = if ($Name) { $Name } else { [System.IO.Path]::GetFileName($full) }
        Write-OctopusMessage createArtifact ([ordered] @{ path = $full; name = $shown; length = $length })
    }
}

function Update-Progress([int] $Percentage, [string] $Message) {
    Write-OctopusMessage progress ([ordered] @{ percentage = $Percentage; message = $Message })
}

function Fail-Step([string] $Message) {
    if ($Message) { Write-OctopusMessage resultMessage ([ordered] @{ message = $Message }) }
    exit -1
}
