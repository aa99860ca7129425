package io.github.fleetmaven.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;

/**
 * Sends a token that says nothing, to places that get no credentials. The SDK's own policy would
 * refuse to work over plain http, which a simulator speaks.
 */
final class DummyTokenPolicy extends HttpPipelineSyncPolicy {

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    context.getHttpRequest().getHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer none");
  }
}
