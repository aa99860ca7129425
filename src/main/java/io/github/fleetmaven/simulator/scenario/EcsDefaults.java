package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds of ECS when a scenario says nothing. Stateless. */
final class EcsDefaults {

  static final String REGION = "cn-hangzhou";
  static final String KEY = "simulator";
  static final int COMMON_TIMEOUT = 600;
  static final String PROVIDER = "AlibabaCloud.ECS.GuestOS";
  static final String POWER_SHELL = "RunPowerShellScript";
  static final Duration UPTIME = Duration.ofDays(30);
  static final Duration AGE = Duration.ofDays(365);

  /** Below what onlineResize and diskSerial need. */
  static final String DRIVER = "100.76.104.58006";

  static final String LATEST_DRIVER = "100.91.104.58017";
  static final String WINDOWS = "Windows Server 2019 Datacenter 64bit English";
  static final String WINDOWS_AGENT = "2.1.3.724";
  static final String LINUX_AGENT = "2.2.3.724";

  /** A command that names both codes is taken for one that maps both. */
  static final Pattern WRAPPER = Pattern.compile("(?s)\\A(?=.*\\b3009\\b).*\\b3010\\b");

  /** The three ways to update that the vendor documents, and an install package. */
  private static final Pattern UPDATES =
      pattern(
          "InstallVirtioDriver|UpdateVirtIo|InstallVirtIo"
              + "|virtio[^\\s\"']*\\.(msi|exe|zip)|viostor\\.inf");

  private static final Pattern READS =
      pattern("(?s)viostor\\.sys.*VersionInfo|VersionInfo.*viostor\\.sys");

  static final List<EcsRule> RULES =
      List.of(
          new EcsRule(UPDATES, EcsRule.Effect.UPDATE_DRIVER, Optional.empty(), 0, Optional.empty()),
          new EcsRule(READS, EcsRule.Effect.READ_DRIVER, Optional.empty(), 0, Optional.empty()));

  private static final String INSTALL = "ACS-ECS-InstallVirtioDriver-windows.ps1";

  static final List<CommonCommand> COMMON =
      List.of(
          common(INSTALL, 1),
          common(INSTALL, 2),
          // Only the search by a part of a name finds this one.
          common(INSTALL + "-preview", 1));

  static final EcsSection SECTION =
      new EcsSection(
          REGION,
          Map.of(KEY, KEY),
          LATEST_DRIVER,
          WRAPPER,
          EcsTiming.DEFAULT,
          RULES,
          COMMON,
          List.of(),
          List.of());

  private EcsDefaults() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private static CommonCommand common(String name, int version) {
    String content =
        """
        # Stands in the simulator for the vendor's %s, version %d.
        # It is known by what it says, and never run.
        $manager = Get-ChildItem "C:\\ProgramData\\aliyun\\assist" -Recurse `
          -Filter acs-plugin-manager.exe | Select-Object -Last 1
        & $manager.FullName --exec --plugin=UpdateVirtIo
        exit $LASTEXITCODE
        """
            .formatted(name, version);
    return new CommonCommand(name, POWER_SHELL, content, PROVIDER, version, COMMON_TIMEOUT);
  }
}
