package io.github.fleetmaven.config;

import io.github.fleetmaven.model.ecs.VirtioDriver;
import java.util.List;
import java.util.Optional;

/** What is asked of the virtio driver of Windows instances. */
record VirtioDriverConfig(
    Place place,
    @Element(
            "What the driver has to be good for: `onlineResize`, resizing a disk online, needs"
                + " version 58011, and `diskSerial`, reading a disk's serial number, 58017.")
        Optional<Feature> feature,
    @Element(
            value =
                "The least that the last number of its version may be, as `58017`; instead of"
                    + " `feature`.",
            min = 1,
            max = 99_999_999)
        Optional<Integer> minimumVersion,
    @Element(
            value =
                "How an outdated driver is updated: `commonCommand`, by the vendor's common command"
                    + " `ACS-ECS-InstallVirtioDriver-windows.ps1`; `plugin`, by the vendor's plugin"
                    + " `UpdateVirtIo`; `script`, by a script of yours, as the vendor's"
                    + " `InstallVirtIo.ps1`; `package`, by the vendor's install package, for"
                    + " instances without the internet.",
            defaultsTo = "commonCommand")
        Optional<MethodWord> method,
    @Element(
            "The PowerShell script of the method `script`: a file of the project, of at most about"
                + " 17 KB.")
        Optional<String> scriptFile,
    @Element(
            "Where the instances download the package of the method `package`: a `.zip` as the"
                + " vendor offers it, with folders such as `win10/amd64`. https; http only from"
                + " OSS's internal addresses (`…-internal.aliyuncs.com`), and with"
                + " `packageSha256`.")
        Optional<String> packageUri,
    @Element(
            value = "The SHA-256 of the package in hex; another one isn't unpacked.",
            defaultsTo = "it isn't checked")
        Optional<String> packageSha256,
    @Element(
            value = "What is kept of the disks of an outdated instance before it is updated.",
            defaultsTo = "of the system disk, for 7 days")
        Optional<SnapshotConfig> snapshot,
    @Element(
            value =
                "That you know what an update brings, with commas between the words; both have to"
                    + " be there: `networkInterruption`, the network of an instance drops for about"
                    + " 10 seconds, with many data disks for 1 to 2 minutes; `antivirusDisabled`,"
                    + " third-party antivirus has to be off meanwhile.",
            defaultsTo = "**a mistake**")
        List<VirtioDriver.Hazard> acknowledge,
    @Element(
            value =
                "Whether updated instances are restarted: `batched`, batch after batch within the"
                    + " rollout's budget; `none`, you do it. Windows loads the new driver only"
                    + " then.",
            defaultsTo = "batched")
        Optional<VirtioDriver.Restart> restart) {

  /** What is kept of the disks. */
  record SnapshotConfig(
      Place place,
      @Element(value = "Of which disks a snapshot is taken.", defaultsTo = "system")
          Optional<VirtioDriver.Snapshot.Disks> disks,
      @Element(
              value =
                  "For how many days ECS keeps the snapshots. It removes them by itself after that,"
                      + " and bills them until then; this plugin never removes one.",
              defaultsTo = "7",
              min = 1,
              max = 65_536)
          Optional<Integer> retentionDays) {}

  /** What the driver has to be good for. */
  enum Feature {
    ONLINE_RESIZE("onlineResize", VirtioDriver.ONLINE_RESIZE),
    DISK_SERIAL("diskSerial", VirtioDriver.DISK_SERIAL);

    private final String pomName;
    private final int version;

    Feature(String pomName, int version) {
      this.pomName = pomName;
      this.version = version;
    }

    String pomName() {
      return pomName;
    }

    int version() {
      return version;
    }
  }

  /** How an outdated driver is updated. */
  enum MethodWord {
    COMMON_COMMAND("commonCommand"),
    PLUGIN("plugin"),
    SCRIPT("script"),
    PACKAGE("package");

    private final String pomName;

    MethodWord(String pomName) {
      this.pomName = pomName;
    }

    String pomName() {
      return pomName;
    }
  }
}
