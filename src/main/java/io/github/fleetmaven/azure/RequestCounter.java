package io.github.fleetmaven.azure;

import com.azure.core.http.HttpMethod;
import io.github.fleetmaven.cloud.RequestCount;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests. Safe for use by several threads. */
public final class RequestCounter {

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  void count(HttpMethod method) {
    requests.incrementAndGet();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      writes.incrementAndGet();
    }
  }

  /** Returns what was counted so far. */
  public RequestCount count() {
    return new RequestCount(requests.get(), writes.get());
  }
}
