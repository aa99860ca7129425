package io.github.fleetmaven.simulator.throttle;

import java.util.Optional;

/**
 * A group of calls that Azure counts together, and how many of them it takes: a third of a bucket
 * comes back each minute (compute-throttling-limits; the capacities are one more than the highest
 * remainders that were recorded).
 *
 * @param name as the remaining-calls header has it
 * @param ofResource how many calls on one resource a full bucket holds; unlimited when empty
 * @param ofSubscription how many calls in a subscription a full bucket holds
 */
record Policy(String name, Optional<Integer> ofResource, int ofSubscription) {

  static final Policy GET_OPERATION = of("GetOperation", 45, 15_000);
  static final Policy LOW_COST_GET = of("LowCostGet", 36, 24_000);
  static final Policy HIGH_COST_GET = of("HighCostGet", 900);
  static final Policy PUT_VM = of("PutVM", 12, 1500);
  static final Policy UPDATE_VM = of("UpdateVM", 12, 1500);
  static final Policy DELETE_VM = of("DeleteVM", 12, 1500);
  static final Policy GET_SET = of("GetVMScaleSet", 36, 2400);
  static final Policy HIGH_COST_GET_SET = of("HighCostGetVMScaleSet", 30, 1080);
  static final Policy LIST_SETS = of("HighCostGetVMScaleSet", 1080);
  static final Policy CREATE_SET = of("CreateVMScaleSet", 12, 375);
  static final Policy SET_ACTIONS = of("VMScaleSetActions", 12, 1500);

  /** Actions on instances that are called on their set have no limit for each set, as recorded. */
  static final Policy INSTANCES_OF_SET = of("VMScaleSetActions", 1500);

  static final Policy DELETE_SET = of("DeleteVMScaleSet", 12, 525);
  static final Policy STOP_INSTANCES = of("DeleteVMScaleSet", 525);
  static final Policy GET_INSTANCE = of("GetVMScaleSetVM", 36, 6000);
  static final Policy INSTANCE_ACTIONS = of("VMScaleSetVMActions", 12, 2000);
  static final Policy DELETE_INSTANCE = of("DeleteVMScaleSetVM", 12, 2000);

  private static Policy of(String name, int ofResource, int ofSubscription) {
    return new Policy(name, Optional.of(ofResource), ofSubscription);
  }

  private static Policy of(String name, int ofSubscription) {
    return new Policy(name, Optional.empty(), ofSubscription);
  }
}
