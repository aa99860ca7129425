package io.github.fleetmaven.model.ecs.command;

import io.github.fleetmaven.model.ecs.VirtioDriver.Method;

/**
 * Installs the vendor's package of drivers, as the vendor's page "Manually update virtio drivers on
 * Windows instances" does it by hand: a zip that holds a folder for each Windows and processor,
 * whose drivers pnputil adds. For PowerShell 2, which knows no zip, the shell unpacks it.
 */
final class PackageScript {

  private static final String TEXT =
      """
      $ErrorActionPreference = 'Stop'
      $ProgressPreference = 'SilentlyContinue'
      $uri = '%s'
      $sha256 = '%s'
      $work = [System.IO.Path]::GetTempPath() + 'fleet-' + [Guid]::NewGuid().ToString('N')
      $code = 1
      try {
        [void][System.IO.Directory]::CreateDirectory("$work\\out")
        $zip = "$work\\package.zip"
        try {
          [System.Net.ServicePointManager]::SecurityProtocol = 3072
        } catch { } # an old .NET knows no TLS 1.2
        (New-Object System.Net.WebClient).DownloadFile($uri, $zip)
        if ($sha256) {
          $stream = [System.IO.File]::OpenRead($zip)
          $hash = [System.Security.Cryptography.SHA256]::Create().ComputeHash($stream)
          $stream.Close()
          $found = [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
          if ($found -ne $sha256) { throw "the package has the SHA-256 $found" }
        }
        try {
          Add-Type -AssemblyName System.IO.Compression.FileSystem
          [System.IO.Compression.ZipFile]::ExtractToDirectory($zip, "$work\\out")
        } catch {
          $shell = New-Object -ComObject Shell.Application
          $shell.NameSpace("$work\\out").CopyHere($shell.NameSpace($zip).Items(), 1556)
        }
        $os = (Get-WmiObject -Class Win32_OperatingSystem).Version
        if ($os -like '10.*') { $folder = 'win10' }
        elseif ($os -like '6.2.*' -or $os -like '6.3.*') { $folder = 'win8' }
        elseif ($os -like '6.1.*') { $folder = 'win7' }
        else { throw "the package has no driver for Windows $os" }
        $system = 'System32'
        $arch = 'x86'
        if ($env:PROCESSOR_ARCHITECTURE -eq 'AMD64') { $arch = 'amd64' }
        if ($env:PROCESSOR_ARCHITEW6432) { $arch = 'amd64'; $system = 'Sysnative' }
        $inf = Get-ChildItem "$work\\out" -Recurse -Filter viostor.inf |
          Where-Object { $_.DirectoryName -like "*\\$folder\\$arch" } | Select-Object -First 1
        if (-not $inf) { throw "the package has no $folder\\$arch\\viostor.inf" }
        & "$env:SystemRoot\\$system\\pnputil.exe" -i -a ($inf.DirectoryName + '\\*.inf')
        $code = $LASTEXITCODE
        if ($code -eq 259) { $code = 0 } # no device asks for one of the drivers
      } catch {
        Write-Output $_.Exception.Message
      } finally {
        Remove-Item $work -Recurse -Force -ErrorAction SilentlyContinue
      }
      exit $code
      """;

  private PackageScript() {}

  static String of(Method.InstallPackage install) {
    return TEXT.formatted(
        quoted(install.uri()), install.sha256().map(PackageScript::quoted).orElse(""));
  }

  /** In a text between single quotes PowerShell reads two of them as one, and nothing else. */
  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
