package io.github.fleetmaven.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;

/** Counts what really goes out: it stands behind everything that could send a request again. */
final class CountingPolicy extends HttpPipelineSyncPolicy {

  private final RequestCounter counter;

  CountingPolicy(RequestCounter counter) {
    this.counter = counter;
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    counter.count(context.getHttpRequest().getHttpMethod());
  }
}
