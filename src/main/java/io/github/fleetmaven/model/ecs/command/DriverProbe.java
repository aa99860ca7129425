package io.github.fleetmaven.model.ecs.command;

import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check of a virtio driver: a PowerShell script that changes nothing and prints one line of
 * ASCII, {@code VIRTIO|<ProductVersion>|<last boot in UTC>}, and how that is read. What isn't
 * exactly so is unknown, and never taken for a version. Stateless.
 */
public final class DriverProbe {

  /** How long it may take on an instance. */
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  /**
   * The script, for PowerShell 2 and later. A 32-bit agent on a 64-bit Windows sees another folder
   * under the name of System32, so that it has to say Sysnative. WMI tells the boot time in local
   * time with an offset.
   */
  public static final String SCRIPT =
      """
      # fleet-maven-plugin: reads the version of the virtio driver, and changes nothing.
      $ErrorActionPreference = 'Stop'
      $ProgressPreference = 'SilentlyContinue'
      try {
        $system = 'System32'
        if ($env:PROCESSOR_ARCHITEW6432) { $system = 'Sysnative' }
        $file = "$env:SystemRoot\\$system\\drivers\\viostor.sys"
        $version = ''
        if ([System.IO.File]::Exists($file)) {
          $version = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($file).ProductVersion
          if (-not $version) { throw 'viostor.sys has no product version' }
        }
        $os = Get-WmiObject -Class Win32_OperatingSystem
        $boot = $os.ConvertToDateTime($os.LastBootUpTime).ToUniversalTime()
        $invariant = [System.Globalization.CultureInfo]::InvariantCulture
        $time = $boot.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", $invariant)
        Write-Output ('VIRTIO|' + $version.Trim() + '|' + $time)
      } catch {
        Write-Output ('could not be read: ' + $_.Exception.Message)
        exit 1
      }
      exit 0
      """;

  private static final String MARK = "VIRTIO|";

  private static final Pattern LINE =
      Pattern.compile(
          "VIRTIO\\|((?:\\d{1,9}\\.){0,7}(\\d{1,9}))?"
              + "\\|(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)");

  private static final int QUOTED = 120;

  private DriverProbe() {}

  /** Reads how a check ended on an instance. */
  public static DriverReading read(EcsInvocation.Result result) {
    if (!result.succeeded()) {
      return new DriverReading.Unknown("the check ended as " + CommandEnd.text(result));
    }
    if (result.dropped() > 0) {
      return new DriverReading.Unknown(
          "the check's output was cut off by " + result.dropped() + " bytes");
    }
    if (result.output().isBlank()) {
      return new DriverReading.Unknown("the check printed nothing");
    }
    List<String> lines =
        result.output().lines().map(String::strip).filter(l -> l.startsWith(MARK)).toList();
    return lines.size() == 1
        ? read(lines.get(0))
        : new DriverReading.Unknown("the check printed something else: " + quoted(result.output()));
  }

  private static DriverReading read(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return new DriverReading.Unknown("the check printed something else: " + quoted(line));
    }
    if (matcher.group(1) == null) {
      return new DriverReading.Unknown("it has no virtio driver (there is no viostor.sys)");
    }
    try {
      return new DriverReading.Known(
          matcher.group(1), Integer.parseInt(matcher.group(2)), Instant.parse(matcher.group(3)));
    } catch (DateTimeException e) {
      return new DriverReading.Unknown("the check printed something else: " + quoted(line));
    }
  }

  private static String quoted(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
  }
}
