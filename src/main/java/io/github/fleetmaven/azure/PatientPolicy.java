package io.github.fleetmaven.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Sends requests until they are answered, as {@link PatientWire} does for the Resource Manager, but
 * for services that count each request by itself. Every request that passes here may be sent twice.
 * It waits on the run's {@link Time} and on the calling thread.
 *
 * <p>Safe for use by several threads.
 */
final class PatientPolicy implements HttpPipelinePolicy {

  private final Time time;
  private final WaitListener listener;

  PatientPolicy(Time time, WaitListener listener) {
    this.time = time;
    this.listener = listener;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return Mono.error(new UnsupportedOperationException("requests are sent on the calling thread"));
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    Call call = call(context);
    try {
      return new Tries(call, context, next).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloudException(Failures.interrupted(call), e);
    }
  }

  private static Call call(HttpPipelineCallContext context) {
    HttpRequest request = context.getHttpRequest();
    return new Call(
        context.getData(ServicePipeline.ACTION).map(Object::toString).orElse("send a request"),
        "",
        request.getHttpMethod().toString(),
        URI.create(request.getUrl().toString()),
        Map.of(),
        Optional.empty(),
        Repeat.HARMLESS);
  }

  /** All tries of one request. */
  private final class Tries {

    private final Call call;
    private final HttpPipelineCallContext context;
    private final HttpPipelineNextSyncPolicy next;
    private final HttpRequest request;
    private final List<IOException> failures = new ArrayList<>();
    private Duration left = PatientWire.LONGEST_WAIT;
    private int sent;

    Tries(Call call, HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      this.call = call;
      this.context = context;
      this.next = next;
      this.request = context.getHttpRequest();
    }

    HttpResponse run() throws InterruptedException {
      Optional<HttpResponse> response = send();
      while (response.isEmpty()) {
        response = send();
      }
      return response.get();
    }

    /** Each try has a copy: what stands behind this policy signs it, and takes headers away. */
    private Optional<HttpResponse> send() throws InterruptedException {
      sent++;
      context.setHttpRequest(request.copy());
      try {
        return judge(sendOnce());
      } catch (IOException e) {
        bear(e);
        return Optional.empty();
      }
    }

    private HttpResponse sendOnce() throws IOException, InterruptedException {
      try {
        return next.clone().processSync();
      } catch (RuntimeException e) {
        throw Unwrapped.of(e);
      }
    }

    private Optional<HttpResponse> judge(HttpResponse response) throws InterruptedException {
      Answer answer = new Answer(response.getStatusCode(), headers(response), "", false);
      Optional<Duration> wait =
          RetryRule.afterAnswer(call, answer, sent, time.now()).filter(this::affordable);
      if (wait.isEmpty()) {
        return Optional.of(response);
      }
      response.close();
      pause(wait.get(), "Azure is busy (HTTP " + answer.status() + ")");
      return Optional.empty();
    }

    private void bear(IOException failure) throws InterruptedException {
      Optional<Duration> wait =
          RetryRule.afterFailure(call, failure, sent).filter(this::affordable);
      if (wait.isEmpty()) {
        var e = new CloudException(Failures.unreachable(call, failure, false), failure);
        failures.forEach(e::addSuppressed);
        throw e;
      }
      failures.add(failure);
      pause(wait.get(), "no answer from " + Endpoint.hostAndPort(call.url()));
    }

    private boolean affordable(Duration wait) {
      return wait.compareTo(left) <= 0;
    }

    private void pause(Duration wait, String why) throws InterruptedException {
      left = left.minus(wait);
      listener.waiting(wait, why + ": " + call.action());
      time.sleep(wait);
    }
  }

  private static Map<String, String> headers(HttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    for (HttpHeader header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return headers;
  }
}
