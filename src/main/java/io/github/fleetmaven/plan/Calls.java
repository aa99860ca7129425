package io.github.fleetmaven.plan;

/**
 * How many calls a rollout takes of the kinds that Azure allows few of in a minute, when all goes
 * well. Polls of operations, of which it allows many, are not among them.
 *
 * @param modelWrites writes of a scale set's model
 * @param manualUpgrades one for each batch: they bring instances to the model
 * @param extensionWrites writes and removals of extensions of virtual machines
 * @param instanceLists lists of a scale set's instances, at least one after each batch
 */
public record Calls(int modelWrites, int manualUpgrades, int extensionWrites, int instanceLists) {

  /** No calls. */
  public static final Calls NONE = new Calls(0, 0, 0, 0);

  public Calls {
    if (modelWrites < 0 || manualUpgrades < 0 || extensionWrites < 0 || instanceLists < 0) {
      throw new IllegalArgumentException("a number of calls is not below 0");
    }
  }

  /** Returns how many there are in all. */
  public int total() {
    return modelWrites + manualUpgrades + extensionWrites + instanceLists;
  }
}
