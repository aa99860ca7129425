package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one virtual machine to what the pom says, one extension after the other; the first that
 * fails ends it. Keeps what is still to do, so that it can be run once more. For one thread at a
 * time.
 */
final class MachineRun {

  private static final int LOST_ANSWERS = 5;

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ExtensionRenderer renderer;
  private final String target;
  private final ObservedMachine machine;
  private final List<Work.MachineStep> left;
  private TargetModel model;

  MachineRun(
      RunContext context,
      OperationWaiter waiter,
      ExtensionRenderer renderer,
      String target,
      Work.MachineWork work) {
    this.context = context;
    this.waiter = waiter;
    this.renderer = renderer;
    this.target = target;
    this.machine = work.observed();
    this.left = new ArrayList<>(work.steps());
    this.model = work.model();
  }

  /** Carries out what is left to do, each step within the timeout. */
  OperationStatus run(Duration timeout) {
    OperationStatus status = new OperationStatus.Succeeded(Optional.empty());
    while (!left.isEmpty() && status instanceof OperationStatus.Succeeded) {
      status = run(left.get(0), timeout);
      if (status instanceof OperationStatus.Succeeded) {
        left.remove(0);
      }
    }
    return status;
  }

  /** Tells whether something is left to do. */
  boolean isUnfinished() {
    return !left.isEmpty();
  }

  /** Returns the machine. */
  ResourceId machine() {
    return machine.id();
  }

  /** Returns what the machine should be. */
  TargetModel model() {
    return model;
  }

  /** Raises the attempt of an extension among what is left to do, so that it runs again. */
  void prepareRetry(String extension) {
    left.replaceAll(
        step -> step.extension().equalsIgnoreCase(extension) ? nextAttempt(step) : step);
    model = RetryWriter.nextAttempt(model, Set.of(extension));
  }

  private Work.MachineStep nextAttempt(Work.MachineStep step) {
    if (!(step instanceof Work.MachineStep.Put put)) {
      return step;
    }
    ExtensionStep before = put.step();
    Value.Obj properties =
        RetryWriter.nextAttempt(
                new ObservedExtension(before.name(), before.properties()), Set.of(before.name()))
            .properties();
    return new Work.MachineStep.Put(before.withProperties(properties));
  }

  private OperationStatus run(Work.MachineStep step, Duration timeout) {
    boolean removal = step instanceof Work.MachineStep.Delete;
    context.tell(
        new RunEvent.ExtensionStarted(target, machine.id().name(), step.extension(), removal));
    Instant start = context.now();
    for (int lost = 0; ; ) {
      try {
        return waiter.await(context.cloud().begin(command(step)), timeout);
      } catch (CloudException e) {
        CloudError.Kind kind = e.error().kind();
        if (removal && kind == CloudError.Kind.NOT_FOUND) {
          return new OperationStatus.Succeeded(Optional.empty());
        }
        Duration passed = context.since(start);
        lost += kind == CloudError.Kind.UNREACHABLE ? 1 : 0;
        boolean mayPass = kind == CloudError.Kind.CONFLICT || kind == CloudError.Kind.UNREACHABLE;
        if (!mayPass || lost > LOST_ANSWERS || passed.compareTo(timeout) >= 0) {
          return new OperationStatus.Failed(e.error());
        }
        context.tell(new RunEvent.Waiting(target, Pacing.after(passed), e.error().text()));
        context.sleep(Pacing.after(passed));
      }
    }
  }

  private Command command(Work.MachineStep step) {
    if (step instanceof Work.MachineStep.Put put) {
      ExtensionWrite write =
          renderer.render(new ExtensionKey(target, step.extension()), put.step());
      Map<String, String> tags =
          machine.instance().extension(write.name()).map(ObservedExtension::tags).orElse(Map.of());
      return new Command.PutExtension(machine.id(), machine.location(), tags, write);
    }
    return new Command.DeleteExtension(machine.id(), step.extension());
  }
}
