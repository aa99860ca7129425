package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.api.Answer;
import io.github.fleetmaven.simulator.api.Call;
import io.github.fleetmaven.simulator.api.Front;
import io.github.fleetmaven.simulator.ecs.EcsRefusal;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.auth.Signatures;
import io.github.fleetmaven.simulator.ecs.auth.SignedRequest;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.time.Time;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ECS's protocol: all actions have one address. Guarded by the simulator's lock. */
public final class EcsFront implements Front {

  private static final String ACTION = "x-acs-action";
  private static final String VERSION = "2014-05-26";

  private final Ecs ecs;
  private final Signatures signatures;
  private final Map<String, EcsAction> actions;

  /**
   * @param services what answers
   * @param clock the clock that dates of signatures are compared with
   */
  public EcsFront(EcsServices services, Time clock) {
    this.ecs = services.ecs();
    this.signatures = new Signatures(ecs.section().accessKeys(), clock);
    this.actions = Actions.of(services);
  }

  @Override
  public boolean serves(Call call) {
    return call.path().equals("/")
        && (call.headers().containsKey(ACTION)
            || call.query().containsKey("action")
            || host(call).matches(".*\\.aliyuncs\\.com(:\\d+)?"));
  }

  @Override
  public Call named(Call call) {
    String action = action(call, Params.of(call));
    return call.withPath("/_ecs/" + (action.matches("[A-Za-z0-9]+") ? action : "-"));
  }

  @Override
  public Answer answer(Call call) {
    try {
      return identified(Answer.OK, body(call));
    } catch (EcsRefusal refusal) {
      return refused(refusal.status(), refusal.code(), refusal.text(), call);
    }
  }

  @Override
  public Answer faulty(Response response, Call call) {
    String code = response.code().orElseGet(() -> code(response.status()));
    Answer answer =
        response.body().isPresent()
            ? html(response.status(), response.body().get())
            : refused(response.status(), code, response.message().orElse(text(code)), call);
    return response.retryAfter().isPresent()
        ? answer.with("Retry-After", Integer.toString(response.retryAfter().getAsInt()))
        : answer;
  }

  private ObjectNode body(Call call) {
    Params params = Params.of(call);
    String version =
        Optional.ofNullable(call.headers().get("x-acs-version"))
            .or(() -> params.text("Version"))
            .orElseThrow(() -> EcsRefusals.missing("Version"));
    if (!version.equals(VERSION)) {
      throw EcsRefusals.noVersion(version);
    }
    String name = action(call, params);
    @Nullable EcsAction action = actions.get(name);
    if (action == null) {
      throw EcsRefusals.noAction(name);
    }
    signatures.check(
        new SignedRequest(
            call.method(), call.path(), call.queryText(), withHost(call), call.body()));
    params
        .text("RegionId")
        .filter(region -> !region.equals(ecs.section().regionId()))
        .ifPresent(
            region -> {
              throw EcsRefusals.noRegion(region);
            });
    return action.answer(params);
  }

  private Answer refused(int status, String code, String message, Call call) {
    ObjectNode body = Json.object();
    body.put("HostId", host(call));
    body.put("Code", code);
    body.put("Message", message);
    body.put("Recommend", "https://api.alibabacloud.com/troubleshoot?q=" + code + "&product=Ecs");
    return identified(status, body);
  }

  private Answer identified(int status, ObjectNode body) {
    String id = ecs.requestId().toUpperCase(Locale.ROOT);
    ObjectNode whole = Json.object().put("RequestId", id);
    whole.setAll(body);
    return Answer.json(status, whole).with("x-acs-request-id", id);
  }

  private static Answer html(int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), bytes);
  }

  private static String action(Call call, Params params) {
    return Optional.ofNullable(call.headers().get(ACTION))
        .or(() -> params.text("Action"))
        .orElse("");
  }

  /** In process a request may have its host in its address alone. */
  private static Map<String, String> withHost(Call call) {
    if (call.headers().containsKey("host")) {
      return call.headers();
    }
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.put("host", host(call));
    return headers;
  }

  private static String host(Call call) {
    return call.headers().getOrDefault("host", call.base().replaceFirst("^[a-z]+://", ""));
  }

  private static String code(int status) {
    return switch (status) {
      case 400 -> "Throttling.User";
      case 403 -> "Forbidden";
      case 500 -> "InternalError";
      case 503 -> "ServiceUnavailable";
      default -> "SimulatedFault";
    };
  }

  private static String text(String code) {
    return code.startsWith("Throttling") ? "Request was denied due to user flow control." : code;
  }
}
