package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.Orchestration;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure, through its Resource Manager.
 *
 * <p>Safe for use by several threads. The first request that needs credentials throws a {@link
 * FleetException} when none work.
 */
public final class AzureCloud implements Cloud {

  private final Arm arm;
  private final RequestCounter counter;

  private AzureCloud(Arm arm, RequestCounter counter) {
    this.arm = arm;
    this.counter = counter;
  }

  /**
   * Opens Azure; sends nothing yet.
   *
   * @param time on which waits for a throttled or failing service pass
   * @throws FleetException when the endpoint is wrong, or may not be talked to like this
   */
  public static AzureCloud open(AzureOptions options, Time time) {
    Endpoint endpoint = Endpoint.of(options);
    RequestCounter counter = new RequestCounter();
    Wire wire =
        new ClearedPages(
            new SdkWire(endpoint, options.environment(), Pipelines.of(options, endpoint, counter)),
            options.mask());
    return new AzureCloud(
        new Arm(endpoint, new PatientWire(wire, time, options.listener())), counter);
  }

  @Override
  public ObservedScaleSet readScaleSet(ResourceId id) {
    return new ReadScaleSet(arm).run(id);
  }

  @Override
  public List<ObservedInstance> readInstances(ObservedScaleSet set) {
    return set.orchestration() == Orchestration.FLEXIBLE
        ? new ListMembers(arm).run(set.id())
        : new ListInstances(arm).run(set.id());
  }

  @Override
  public Optional<RollingUpgrade> latestRollingUpgrade(ResourceId set) {
    return new ReadRollingUpgrade(arm).run(set);
  }

  @Override
  public ObservedMachine readMachine(ResourceId id) {
    return new ReadMachine(arm).run(id);
  }

  @Override
  public List<ObservedMachine> findMachines(
      String subscriptionId, Optional<String> resourceGroup, Map<String, String> tags) {
    return new FindMachines(arm).run(subscriptionId, resourceGroup, tags);
  }

  @Override
  public Operation begin(Command command) {
    if (command instanceof Command.WriteModel c) {
      return new WriteModel(arm).run(c);
    }
    if (command instanceof Command.UpdateInstances c) {
      return new UpdateInstances(arm).run(c);
    }
    if (command instanceof Command.PutExtension c) {
      return new PutExtension(arm).run(c);
    }
    if (command instanceof Command.WriteTags c) {
      return new WriteTags(arm).run(c);
    }
    if (command instanceof Command.CancelRollingUpgrade c) {
      return new CancelRollingUpgrade(arm).run(c);
    }
    if (command instanceof Command.SetAutomaticRepairs c) {
      return new SetAutomaticRepairs(arm).run(c);
    }
    return new DeleteExtension(arm).run((Command.DeleteExtension) command);
  }

  @Override
  public OperationStatus poll(Operation operation) {
    return new Poll(arm).run((AzureOperation) operation);
  }

  @Override
  public RequestCount requests() {
    return counter.count();
  }
}
