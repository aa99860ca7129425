package io.github.fleetmaven.simulator.catalogue;

/**
 * A size of machines.
 *
 * @param name its name
 * @param family the family of its quota
 * @param cores how many vCPUs
 * @param memoryInMb how much memory
 * @param resourceDiskInMb how large its temporary disk is
 * @param dataDisks how many data disks it may have
 */
public record MachineSize(
    String name, String family, int cores, int memoryInMb, int resourceDiskInMb, int dataDisks) {

  /** How large OS disks may be. */
  public static final int OS_DISK_IN_MB = 1_047_552;

  /** Returns the first part of its name, as Standard. */
  public String tier() {
    return name.substring(0, Math.max(0, name.indexOf('_')));
  }

  /** Returns its name without the tier. */
  public String shortName() {
    return name.substring(name.indexOf('_') + 1);
  }

  /** Tells whether it has the feature that a letter after the number of vCPUs stands for. */
  public boolean has(char letter) {
    return shortName().replaceFirst("^[A-Z]+[\\d-]+", "").replaceFirst("_.*", "").indexOf(letter)
        >= 0;
  }
}
