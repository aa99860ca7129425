package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.rollout.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instances of a scale set, brought to its model by {@code manualupgrade}. For one rollout,
 * used by one thread.
 */
final class ScaleSetMembers implements ExtensionMembers {

  private static final int LOST_ANSWERS = 5;

  private final RunContext context;
  private final OperationWaiter waiter;
  private final RetryWriter retries;
  private final ObservedScaleSet set;
  private final Sizes sizes;
  private TargetModel model;

  ScaleSetMembers(
      RunContext context,
      OperationWaiter waiter,
      ModelSender sender,
      ObservedScaleSet set,
      TargetModel model,
      ModelWatch watch,
      TagEdit lease,
      Sizes sizes) {
    this.context = context;
    this.waiter = waiter;
    this.retries = new RetryWriter(context, sender, watch, lease);
    this.set = set;
    this.model = model;
    this.sizes = sizes;
  }

  @Override
  public List<ObservedInstance> read() {
    return context.cloud().readInstances(set);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asking again for the same instances is harmless: one that is at its model is left alone by
   * Azure. So a conflict is waited out, an answer that got lost is asked for again, and instances
   * that were removed meanwhile are left out. What others did while a conflict was waited out may
   * have used the budget up: then that is waited out too.
   */
  @Override
  public Map<String, CloudError> update(Set<String> ids, Duration timeout) {
    OperationStatus status = send(new LinkedHashSet<>(ids), timeout);
    return status instanceof OperationStatus.Failed failed
        ? ids.stream().collect(Collectors.toMap(id -> id, id -> failed.error()))
        : Map.of();
  }

  private OperationStatus send(Set<String> wanted, Duration timeout) {
    Instant start = context.now();
    int lost = 0;
    while (true) {
      try {
        Operation operation =
            context.cloud().begin(new Command.UpdateInstances(set.id(), List.copyOf(wanted)));
        return waiter.await(operation, timeout);
      } catch (CloudException e) {
        Duration passed = context.since(start);
        lost += e.error().kind() == CloudError.Kind.UNREACHABLE ? 1 : 0;
        if (passed.compareTo(timeout) >= 0 || lost > LOST_ANSWERS || !mayPass(e.error(), wanted)) {
          return new OperationStatus.Failed(e.error());
        }
        if (wanted.isEmpty()) {
          return new OperationStatus.Succeeded(Optional.empty());
        }
        pause(passed, e.error().text());
        if (e.error().kind() == CloudError.Kind.CONFLICT && !awaitRoom(wanted, start, timeout)) {
          return new OperationStatus.Failed(e.error());
        }
      }
    }
  }

  private boolean awaitRoom(Set<String> wanted, Instant start, Duration timeout) {
    MembersView view = new MembersView(this);
    view.refresh();
    while (!sizes.bears(wanted, view.outOfService())) {
      if (context.since(start).compareTo(timeout) >= 0) {
        return false;
      }
      pause(
          context.since(start),
          "no room in the budget any more; out of service: " + Lists.sorted(view.outOfService()));
      view.refresh();
    }
    return true;
  }

  private void pause(Duration passed, String why) {
    Duration wait = Pacing.after(passed);
    context.tell(new RunEvent.Waiting(set.id().name(), wait, why));
    context.sleep(wait);
  }

  @Override
  public TargetModel modelOf(String id) {
    return model;
  }

  @Override
  public boolean mayRetry(String id, String extension) {
    return RetryWriter.canRetry(model, extension);
  }

  @Override
  public void prepareRetry(Map<String, String> extensions, Duration timeout) {
    model = retries.write(set.id(), Set.copyOf(extensions.values()), timeout, model);
  }

  private boolean mayPass(CloudError error, Set<String> wanted) {
    return switch (error.kind()) {
      case CONFLICT, UNREACHABLE -> true;
      case REFUSED -> error.code().equalsIgnoreCase("InvalidParameter") && dropRemoved(wanted);
      default -> false;
    };
  }

  private boolean dropRemoved(Set<String> wanted) {
    Set<String> there = new LinkedHashSet<>();
    read().forEach(instance -> there.add(instance.id()));
    return wanted.retainAll(there);
  }
}
