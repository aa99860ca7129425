package io.github.fleetmaven.plan;

/**
 * How many calls a rollout takes of the kinds that Azure allows few of in a minute, or of those by
 * which something is done to instances of ECS, when all goes well. Polls, of which clouds allow
 * many, are not among them.
 *
 * @param modelWrites writes of a scale set's model
 * @param manualUpgrades one for each batch: they bring instances to the model
 * @param extensionWrites writes and removals of extensions of virtual machines
 * @param instanceLists lists of a scale set's instances, at least one after each batch
 * @param commands commands that are sent to instances of ECS, each to up to 100 of them
 * @param snapshots snapshots of disks in ECS, one each
 * @param restarts restarts of instances of ECS, each of up to 100 of them
 */
public record Calls(
    int modelWrites,
    int manualUpgrades,
    int extensionWrites,
    int instanceLists,
    int commands,
    int snapshots,
    int restarts) {

  /** No calls. */
  public static final Calls NONE = new Calls(0, 0, 0, 0);

  public Calls {
    boolean azure =
        modelWrites < 0 || manualUpgrades < 0 || extensionWrites < 0 || instanceLists < 0;
    if (azure || commands < 0 || snapshots < 0 || restarts < 0) {
      throw new IllegalArgumentException("a number of calls is not below 0");
    }
  }

  /** Calls of Azure. */
  public Calls(int modelWrites, int manualUpgrades, int extensionWrites, int instanceLists) {
    this(modelWrites, manualUpgrades, extensionWrites, instanceLists, 0, 0, 0);
  }

  /** Calls of ECS. */
  public static Calls ofEcs(int commands, int snapshots, int restarts) {
    return new Calls(0, 0, 0, 0, commands, snapshots, restarts);
  }

  /** Returns how many there are of Azure's. */
  public int total() {
    return modelWrites + manualUpgrades + extensionWrites + instanceLists;
  }
}
