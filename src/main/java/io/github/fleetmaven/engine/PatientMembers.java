package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ObservedInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Members that are read although the network is away for a while: that is no reason to give up on a
 * rollout. For one rollout, used by one thread.
 *
 * @param patience how long an outage is borne
 */
record PatientMembers(RunContext context, Members members, Duration patience) implements Members {

  @Override
  public List<ObservedInstance> read() {
    return patiently(members::read);
  }

  @Override
  public List<ObservedInstance> read(Set<String> ids) {
    return patiently(() -> members.read(ids));
  }

  @Override
  public boolean areReadOneByOne() {
    return members.areReadOneByOne();
  }

  @Override
  public InstanceState judge(
      ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    return members.judge(before, now, operationFailed);
  }

  @Override
  public boolean isAtWork(ObservedInstance member) {
    return members.isAtWork(member);
  }

  @Override
  public Map<String, CloudError> update(Set<String> ids, Duration timeout) {
    return members.update(ids, timeout);
  }

  @Override
  public boolean mayRetry(String id, String extension) {
    return members.mayRetry(id, extension);
  }

  @Override
  public void prepareRetry(Map<String, String> extensions, Duration timeout) {
    members.prepareRetry(extensions, timeout);
  }

  private List<ObservedInstance> patiently(Supplier<List<ObservedInstance>> read) {
    Instant start = context.now();
    while (true) {
      try {
        return read.get();
      } catch (CloudException e) {
        Duration passed = context.since(start);
        boolean late = passed.compareTo(patience) >= 0;
        if (late || e.error().kind() != CloudError.Kind.UNREACHABLE) {
          throw e;
        }
        context.sleep(Pacing.after(passed));
      }
    }
  }
}
