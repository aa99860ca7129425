package io.github.fleetmaven.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.util.UUID;

/** Says who sends a request, and gives each its own id, repetitions included. */
final class IdentityPolicy extends HttpPipelineSyncPolicy {

  private static final HttpHeaderName CLIENT_REQUEST_ID =
      HttpHeaderName.fromString("x-ms-client-request-id");

  private final String userAgent;

  IdentityPolicy(String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    HttpHeaders headers = context.getHttpRequest().getHeaders();
    headers.set(HttpHeaderName.USER_AGENT, userAgent);
    headers.set(CLIENT_REQUEST_ID, UUID.randomUUID().toString());
  }
}
