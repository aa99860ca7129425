package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Azure's token buckets. Those of the Resource Manager are published in its "request limits and
 * throttling"; the names and capacities of Compute's were read off the headers of recorded answers,
 * and that they get a third of their capacity each minute is what its "throttling limits" have
 * where they name them. Stateless.
 */
public final class AzureRates {

  /** What the names of limits of one resource end in. */
  public static final String RESOURCE = "Resource";

  /** What the names of limits of a whole subscription end in. */
  public static final String SUBSCRIPTION = "SubscriptionMaximum";

  /** How much more all instances of the Resource Manager together take. */
  private static final int GLOBAL = 15;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int THIRD = 3;

  private AzureRates() {}

  /** Returns all of them by name, the Resource Manager's first. */
  public static Map<String, Rate> all() {
    Map<String, Rate> rates = new LinkedHashMap<>();
    manager(rates, "reads", 250, 25);
    manager(rates, "writes", 200, 10);
    manager(rates, "deletes", 200, 10);
    compute(rates, "GetOperation", 45, 15_000);
    compute(rates, "LowCostGet", 36, 24_000);
    compute(rates, "PutVM", 12, 1_500);
    compute(rates, "UpdateVM", 12, 1_500);
    compute(rates, "DeleteVM", 12, 1_500);
    compute(rates, "GetVMScaleSet", 36, 2_400);
    compute(rates, "HighCostGetVMScaleSet", 30, 1_080);
    compute(rates, "CreateVMScaleSet", 12, 375);
    compute(rates, "VMScaleSetActions", 12, 1_500);
    compute(rates, "DeleteVMScaleSet", 12, 525);
    compute(rates, "GetVMScaleSetVM", 36, 6_000);
    compute(rates, "VMScaleSetVMActions", 12, 2_000);
    compute(rates, "DeleteVMScaleSetVM", 12, 2_000);
    compute(rates, "HighCostGet", 900);
    compute(rates, "VMScaleSetVMViews", 30_000);
    compute(rates, "VMScaleSetBatchedVMRequests", 6_000);
    compute(rates, "GetImages", 360);
    compute(rates, "CreateImages", 60);
    compute(rates, "PutDeletePPG", 120);
    return rates;
  }

  private static void manager(Map<String, Rate> rates, String name, int capacity, int refill) {
    rates.put(name, new Rate(capacity, refill, SECOND));
    rates.put("global-" + name, new Rate(capacity * GLOBAL, refill * GLOBAL, SECOND));
  }

  private static void compute(
      Map<String, Rate> rates, String name, int ofResource, int ofSubscription) {
    rates.put(name + RESOURCE, new Rate(ofResource, ofResource / THIRD, MINUTE));
    compute(rates, name, ofSubscription);
  }

  private static void compute(Map<String, Rate> rates, String name, int ofSubscription) {
    rates.put(name + SUBSCRIPTION, new Rate(ofSubscription, ofSubscription / THIRD, MINUTE));
  }
}
