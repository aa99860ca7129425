package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A cloud whose words are cleared of secrets: a service, or a script on a machine, may repeat in
 * its messages what it was given. Safe for use by several threads.
 */
public final class MaskingCloud implements Cloud {

  private final Cloud cloud;
  private final UnaryOperator<String> mask;
  private final MaskedErrors errors;

  /**
   * Wraps a cloud.
   *
   * @param mask clears a text of the secrets that are known by then
   */
  public MaskingCloud(Cloud cloud, UnaryOperator<String> mask) {
    this.cloud = cloud;
    this.mask = mask;
    this.errors = new MaskedErrors(mask);
  }

  @Override
  public ObservedScaleSet readScaleSet(ResourceId id) {
    return errors.of(() -> cloud.readScaleSet(id));
  }

  @Override
  public List<ObservedInstance> readInstances(ObservedScaleSet set) {
    return errors.of(() -> cloud.readInstances(set).stream().map(this::masked).toList());
  }

  @Override
  public Optional<RollingUpgrade> latestRollingUpgrade(ResourceId set) {
    return errors.of(() -> cloud.latestRollingUpgrade(set)).map(this::masked);
  }

  @Override
  public ObservedMachine readMachine(ResourceId id) {
    return errors.of(() -> masked(cloud.readMachine(id)));
  }

  @Override
  public List<ObservedMachine> findMachines(
      String subscriptionId, Optional<String> resourceGroup, Map<String, String> tags) {
    return errors.of(
        () ->
            cloud.findMachines(subscriptionId, resourceGroup, tags).stream()
                .map(this::masked)
                .toList());
  }

  @Override
  public Operation begin(Command command) {
    return errors.of(() -> cloud.begin(command));
  }

  @Override
  public OperationStatus poll(Operation operation) {
    OperationStatus status = errors.of(() -> cloud.poll(operation));
    return status instanceof OperationStatus.Failed failed
        ? new OperationStatus.Failed(errors.of(failed.error()))
        : status;
  }

  @Override
  public RequestCount requests() {
    return cloud.requests();
  }

  private RollingUpgrade masked(RollingUpgrade upgrade) {
    return new RollingUpgrade(
        upgrade.code(),
        upgrade.startTime(),
        upgrade.successful(),
        upgrade.failed(),
        upgrade.inProgress(),
        upgrade.pending(),
        upgrade.error().map(mask));
  }

  private ObservedMachine masked(ObservedMachine machine) {
    return machine.withInstance(masked(machine.instance()));
  }

  private ObservedInstance masked(ObservedInstance instance) {
    return instance.handlers().stream().allMatch(h -> h.message().isEmpty())
        ? instance
        : instance.withHandlers(instance.handlers().stream().map(this::masked).toList());
  }

  private HandlerStatus masked(HandlerStatus h) {
    return new HandlerStatus(
        h.name(), h.installedVersion(), h.state(), h.code(), h.message().map(mask));
  }
}
