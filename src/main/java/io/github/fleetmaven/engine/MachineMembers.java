package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The virtual machines of a target: each takes its extensions in order, several machines at once.
 * They go by the ids that the plan gave them, for machines of several groups may share a name. For
 * one rollout, used by one thread.
 */
final class MachineMembers implements ExtensionMembers {

  private final RunContext context;
  private final Parallel parallel;
  private final Map<String, MachineRun> runs = new LinkedHashMap<>();

  MachineMembers(
      RunContext context,
      OperationWaiter waiter,
      ExtensionRenderer renderer,
      Parallel parallel,
      String target,
      Work.MachinesWork machines) {
    this.context = context;
    this.parallel = parallel;
    for (Work.MachineWork machine : machines.machines()) {
      runs.put(
          machine.observed().instance().id(),
          new MachineRun(context, waiter, renderer, target, machine));
    }
  }

  @Override
  public List<ObservedInstance> read() {
    return read(runs.keySet());
  }

  @Override
  public List<ObservedInstance> read(Set<String> ids) {
    return parallel.map(List.copyOf(ids), this::read).stream().flatMap(Optional::stream).toList();
  }

  @Override
  public boolean areReadOneByOne() {
    return true;
  }

  /** A machine that was removed meanwhile is not there; that is no error of this run. */
  private Optional<ObservedInstance> read(String id) {
    try {
      ObservedInstance now = context.cloud().readMachine(run(id).machine()).instance();
      return Optional.of(now.withId(id));
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public TargetModel modelOf(String id) {
    return run(id).model();
  }

  @Override
  public Map<String, CloudError> update(Set<String> ids, Duration timeout) {
    List<String> chosen = List.copyOf(ids);
    List<OperationStatus> ends = parallel.map(chosen, id -> run(id).run(timeout));
    Map<String, CloudError> errors = new HashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      if (ends.get(i) instanceof OperationStatus.Failed failed) {
        errors.put(chosen.get(i), failed.error());
      }
    }
    return errors;
  }

  @Override
  public boolean mayRetry(String id, String extension) {
    return run(id).isUnfinished() && RetryWriter.canRetry(run(id).model(), extension);
  }

  @Override
  public void prepareRetry(Map<String, String> extensions, Duration timeout) {
    extensions.forEach((id, extension) -> run(id).prepareRetry(extension));
  }

  private MachineRun run(String id) {
    return Objects.requireNonNull(runs.get(id), id);
  }
}
