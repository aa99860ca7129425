package io.github.fleetmaven.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;

/** Takes Content-Length away, which the JDK sets by itself: else the SDK warns on each request. */
final class WithoutLengthPolicy extends HttpPipelineSyncPolicy {

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    context.getHttpRequest().getHeaders().remove(HttpHeaderName.CONTENT_LENGTH);
  }
}
