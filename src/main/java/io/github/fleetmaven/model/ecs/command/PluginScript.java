package io.github.fleetmaven.model.ecs.command;

/**
 * Runs the vendor's plugin for Cloud Assistant. Its manager's own timeout would be 60 s when none
 * is named (agent's source).
 */
final class PluginScript {

  static final String TEXT =
      """
      $ErrorActionPreference = 'Stop'
      try {
        $manager = 'acs-plugin-manager.exe'
        if (-not (Get-Command $manager -ErrorAction SilentlyContinue)) {
          $found = Get-ChildItem "$env:ProgramData\\aliyun\\assist" -Recurse -Filter $manager |
            Sort-Object LastWriteTime | Select-Object -Last 1
          if (-not $found) { throw "there is no $manager" }
          $manager = $found.FullName
        }
        & $manager --exec --plugin=UpdateVirtIo --timeout=%d
      } catch {
        Write-Output $_.Exception.Message
        exit 1
      }
      exit $LASTEXITCODE
      """
          .formatted(DriverUpdate.TIMEOUT.toSeconds() - 60);

  private PluginScript() {}
}
