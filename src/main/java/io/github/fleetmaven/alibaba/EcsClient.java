package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends calls until they are answered, each try signed anew. It waits on the run's {@link Time} and
 * on the calling thread. Safe for use by several threads.
 */
final class EcsClient {

  /** In milliseconds. A call of 28 KB to another continent takes seconds. */
  private static final int READ_TIMEOUT = 60_000;

  private static final int CONNECT_TIMEOUT = 10_000;

  private final Client client;
  private final RuntimeOptions once = new RuntimeOptions().setAutoretry(false).setMaxAttempts(1);
  private final EcsEndpoint endpoint;
  private final String regionId;
  private final Time time;
  private final WaitListener listener;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger probes = new AtomicInteger();

  EcsClient(AlibabaOptions options, Time time) {
    this.endpoint = EcsEndpoint.of(options);
    this.regionId = options.regionId();
    this.time = time;
    this.listener = options.waits();
    this.client = client(options);
  }

  private Client client(AlibabaOptions options) {
    Config config =
        new Config()
            .setCredential(SignedBy.client(options.credentials(), endpoint))
            .setRegionId(options.regionId())
            .setEndpoint(endpoint.host())
            .setProtocol(endpoint.protocol())
            .setUserAgent("fleet-maven-plugin")
            .setReadTimeout(READ_TIMEOUT)
            .setConnectTimeout(CONNECT_TIMEOUT);
    try {
      return new Client(config);
    } catch (Exception e) { // the SDK declares no narrower one
      throw new CloudException(EcsErrors.of(EcsCall.read("open the SDK of ECS"), e, endpoint), e);
    }
  }

  /** One try of a call. */
  @FunctionalInterface
  interface Try<T> {

    /**
     * Sends the call.
     *
     * @throws Exception whatever the SDK throws: it declares no narrower one
     */
    T send(Client client, RuntimeOptions once) throws Exception;
  }

  /** Returns the region that is talked to. */
  String regionId() {
    return regionId;
  }

  /** Returns what was asked so far. */
  RequestCount requests() {
    return new RequestCount(requests.get(), writes.get(), probes.get());
  }

  /**
   * Sends a call.
   *
   * @throws CloudException when it was refused or not answered, or the run was interrupted
   */
  <T> T send(EcsCall call, Try<T> attempt) {
    List<Exception> failures = new ArrayList<>();
    while (true) {
      try {
        requests.incrementAndGet();
        if (call.isWrite()) {
          writes.incrementAndGet();
        }
        if (call.kind() == EcsCall.Kind.PROBE) {
          probes.incrementAndGet();
        }
        return attempt.send(client, once);
      } catch (Exception e) { // the SDK declares no narrower one
        bear(call, e, failures);
      }
    }
  }

  private void bear(EcsCall call, Exception failure, List<Exception> failures) {
    Optional<Duration> wait = EcsRetry.after(call, failure, failures.size() + 1);
    if (wait.isEmpty()) {
      CloudException end = new CloudException(EcsErrors.of(call, failure, endpoint), failure);
      failures.forEach(end::addSuppressed);
      throw end;
    }
    failures.add(failure);
    listener.waiting(wait.get(), why(failure) + ": " + call.action());
    try {
      time.sleep(wait.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloudException(EcsErrors.interrupted(call), e);
    }
  }

  private String why(Exception failure) {
    return failure instanceof com.aliyun.tea.TeaException refusal && refusal.getStatusCode() != null
        ? "ECS is busy (" + EcsErrors.code(refusal) + ")"
        : "no answer from " + endpoint.host();
  }
}
