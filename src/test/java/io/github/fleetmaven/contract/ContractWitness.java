package io.github.fleetmaven.contract;

import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.simulator.Witness;
import java.util.List;

/**
 * Enters what any simulator of a test run answers into the ledger, while {@link HeldToTheContract}
 * watches over the run.
 */
public final class ContractWitness implements Witness {

  private static final List<String> ROOTS = List.of("/subscriptions", "/providers/", "/tenants");

  @Override
  public void saw(SimulatorRequest request, SimulatorResponse response, boolean staged) {
    if (!staged && HeldToTheContract.watches() && isForTheResourceManager(request.url())) {
      HeldToTheContract.ledger().enter(request, response);
    }
  }

  private static boolean isForTheResourceManager(String url) {
    String path = url.replaceFirst("^[a-z]+://[^/]*", "");
    return ROOTS.stream().anyMatch(path::startsWith);
  }
}
