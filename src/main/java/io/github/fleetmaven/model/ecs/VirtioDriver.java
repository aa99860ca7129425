package io.github.fleetmaven.model.ecs;

import java.util.Optional;
import java.util.Set;

/**
 * What a pom asks of the virtio driver of Windows instances.
 *
 * @param minimumVersion the least that the last number of the driver's product version may be:
 *     58011 for resizing a disk online, 58017 for reading a disk's serial number; above 0
 * @param method how it is brought there
 * @param snapshot what is kept of the disks before
 * @param acknowledged what the user knows that the update brings
 * @param restart whether instances are restarted afterwards, batch by batch
 */
public record VirtioDriver(
    int minimumVersion,
    Method method,
    Snapshot snapshot,
    Set<Hazard> acknowledged,
    Restart restart) {

  /** The version from which a disk can be resized online. */
  public static final int ONLINE_RESIZE = 58011;

  /** The version from which a disk's serial number can be read. */
  public static final int DISK_SERIAL = 58017;

  public VirtioDriver {
    acknowledged = Set.copyOf(acknowledged);
    if (minimumVersion <= 0) {
      throw new IllegalArgumentException("a version is above 0, not " + minimumVersion);
    }
  }

  /** How the driver is updated, each through Cloud Assistant. */
  public sealed interface Method {

    /** The vendor's common command {@code ACS-ECS-InstallVirtioDriver-windows.ps1}. */
    record CommonCommand() implements Method {}

    /** The vendor's plugin {@code UpdateVirtIo} of {@code acs-plugin-manager.exe}. */
    record Plugin() implements Method {}

    /**
     * A PowerShell script of the project, as the vendor's {@code InstallVirtIo.ps1}.
     *
     * @param text the whole script
     * @param file where it came from, for people
     */
    record Script(String text, String file) implements Method {}

    /**
     * An install package that the instances download, for instances without the internet.
     *
     * @param uri where it lies
     * @param sha256 its digest in hex, where the pom names it; else it isn't checked
     */
    record InstallPackage(String uri, Optional<String> sha256) implements Method {}
  }

  /**
   * What is kept of the disks before.
   *
   * @param disks of which disks
   * @param retentionDays how long, in days; 1 to 65536; for good when empty
   */
  public record Snapshot(Disks disks, Optional<Integer> retentionDays) {

    /** Of which disks a snapshot is taken. */
    public enum Disks {
      NONE("none"),
      SYSTEM("system"),
      ALL("all");

      private final String pomName;

      Disks(String pomName) {
        this.pomName = pomName;
      }

      /** Returns the word as a pom writes it. */
      public String pomName() {
        return pomName;
      }
    }
  }

  /** What an update brings that a user has to know of. */
  public enum Hazard {
    /** The network drops for about 10 seconds, with many disks for up to 2 minutes. */
    NETWORK_INTERRUPTION("networkInterruption"),
    /** Third-party antivirus has to be off meanwhile. */
    ANTIVIRUS_DISABLED("antivirusDisabled");

    private final String pomName;

    Hazard(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }

  /** Whether instances are restarted afterwards: only then the new driver is loaded. */
  public enum Restart {
    BATCHED("batched"),
    NONE("none");

    private final String pomName;

    Restart(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }
}
