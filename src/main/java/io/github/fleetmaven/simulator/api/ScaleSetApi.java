package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Accepted;
import io.github.fleetmaven.simulator.service.Action;
import io.github.fleetmaven.simulator.service.ExtensionLists;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.ExtensionView;
import io.github.fleetmaven.simulator.view.RollingView;
import io.github.fleetmaven.simulator.view.ScaleSetView;
import io.github.fleetmaven.simulator.view.UserDataView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Scale sets, the extensions of their models, and the actions on them. */
final class ScaleSetApi {

  static final String SETS = Groups.COMPUTE + "/virtualMachineScaleSets";
  static final String SET = SETS + "/{set}";

  private final Services services;
  private final Store store;
  private final Pages pages;

  ScaleSetApi(Services services, Pages pages) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    Collections.addAll(
        routes,
        Route.of("GET", Groups.COMPUTE_ALL + "/virtualMachineScaleSets", this::list),
        Route.of("GET", Groups.LOCATION + "/virtualMachineScaleSets", this::list),
        Route.of("GET", SETS, this::list),
        Route.of("GET", SET, this::get),
        Route.of("PUT", SET, call -> write(call, true)),
        Route.of("PATCH", SET, call -> write(call, false)),
        Route.of("DELETE", SET, this::delete),
        Route.of("GET", SET + "/instanceView", this::instanceView),
        Route.of("GET", SET + "/extensions", this::extensions),
        Route.of("GET", SET + "/extensions/{extension}", this::extension),
        Route.of("PUT", SET + "/extensions/{extension}", call -> writeExtension(call, true)),
        Route.of("PATCH", SET + "/extensions/{extension}", call -> writeExtension(call, false)),
        Route.of("DELETE", SET + "/extensions/{extension}", this::deleteExtension),
        Route.of("GET", SET + "/rollingUpgrades/latest", this::rolling),
        Route.of("POST", SET + "/rollingUpgrades/cancel", this::cancelRolling),
        Route.of("GET", SET + "/osUpgradeHistory", this::osUpgradeHistory),
        Route.of("POST", SET + "/osRollingUpgrade", call -> roll(call, Rolling.Kind.OS)),
        Route.of(
            "POST", SET + "/extensionRollingUpgrade", call -> roll(call, Rolling.Kind.EXTENSIONS)),
        Route.of("POST", SET + "/setOrchestrationServiceState", this::command));
    routes.addAll(Route.actions(SET, Stream.of(Action.values()), this::act));
    return routes;
  }

  private Answer list(Call call) {
    List<ScaleSet> found =
        store.scaleSetsWithin(call.scope()).stream()
            .filter(set -> call.isOfLocation(set.document()))
            .toList();
    boolean everywhere = call.variable("group").isEmpty();
    return pages.of(
        call, found, ScaleSet::key, set -> everywhere ? listed(set) : ScaleSetView.of(set));
  }

  /** Recorded: the list of a whole subscription has the names of resource groups in capitals. */
  private static ObjectNode listed(ScaleSet set) {
    return ScaleSetView.of(set).put("id", ResourceId.withGroupInCapitals(set.id()));
  }

  private Answer get(Call call) {
    Expansion expansion = Expansion.ofScaleSet(call);
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    ObjectNode body = ScaleSetView.of(set);
    if (expansion.userData()) {
      UserDataView.addTo(body, set);
    }
    return Answer.json(Answer.OK, body);
  }

  private Answer write(Call call, boolean create) {
    if (create) {
      store
          .scaleSet(call.scaleSet())
          .ifPresent(set -> StatedState.check(call, ScaleSetView.state(set)));
    }
    Accepted accepted =
        services.scaleSets().write(call.scaleSet(), call.json(), create, call.conditions());
    JsonNode body = ScaleSetView.of(services.scaleSets().get(call.scaleSet()));
    return OperationApi.slow(
        OperationApi.async(Answer.json(status(accepted), body), call, accepted.operation()),
        services,
        accepted.operation());
  }

  private Answer delete(Call call) {
    return services
        .scaleSets()
        .delete(call.scaleSet(), call.conditions())
        .map(operation -> slow(call, operation))
        .orElseGet(() -> Answer.empty(Answer.NO_CONTENT));
  }

  private Answer instanceView(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    if (!set.uniform()) {
      throw Refusals.notAllowed(
          "The operation is not supported on a Virtual Machine Scale Set with Flexible"
              + " orchestration mode.");
    }
    return Answer.json(
        Answer.OK, ScaleSetView.instanceView(set, store.alike(set), services.simulation().now()));
  }

  private Answer extensions(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    List<Extension> all = List.copyOf(ExtensionLists.of(set.currentModel()).values());
    return pages.all(all.stream().map(e -> ExtensionView.ofModel(set, e)).toList());
  }

  private Answer extension(Call call) {
    return Answer.json(Answer.OK, extensionBody(call));
  }

  private ObjectNode extensionBody(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    return ExtensionLists.of(set.currentModel()).values().stream()
        .filter(extension -> extension.name().equalsIgnoreCase(call.variable("extension")))
        .findFirst()
        .map(extension -> ExtensionView.ofModel(set, extension))
        .orElseThrow(Refusals::noEntity);
  }

  private Answer writeExtension(Call call, boolean create) {
    Accepted accepted =
        services
            .scaleSets()
            .writeExtension(call.scaleSet(), call.variable("extension"), call.json(), create);
    ObjectNode body = extensionBody(call);
    if (accepted.created() && body.path("properties") instanceof ObjectNode properties) {
      properties.put("provisioningState", "Creating");
    }
    return OperationApi.slow(
        OperationApi.async(Answer.json(status(accepted), body), call, accepted.operation()),
        services,
        accepted.operation());
  }

  private Answer deleteExtension(Call call) {
    return services
        .scaleSets()
        .deleteExtension(call.scaleSet(), call.variable("extension"))
        .map(operation -> slow(call, operation))
        .orElseGet(() -> Answer.empty(Answer.NO_CONTENT));
  }

  private Answer slow(Call call, Operation operation) {
    return OperationApi.slow(OperationApi.accepted(call, operation), services, operation);
  }

  private Answer rolling(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    Rolling rolling = Optional.ofNullable(set.rolling()).orElseThrow(Refusals::noEntity);
    return Answer.json(Answer.OK, RollingView.latest(set, rolling));
  }

  private Answer osUpgradeHistory(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    return pages.all(RollingView.history(set, services.simulation().now()));
  }

  private Answer cancelRolling(Call call) {
    return OperationApi.accepted(call, services.rolling().cancel(call.scaleSet()));
  }

  private Answer roll(Call call, Rolling.Kind kind) {
    return OperationApi.accepted(call, services.rolling().ask(call.scaleSet(), kind));
  }

  private Answer command(Call call) {
    return OperationApi.accepted(call, services.repairs().command(call.scaleSet(), call.json()));
  }

  private Answer act(Call call, Action action) {
    Operation operation =
        services.actions().onSet(call.scaleSet(), action, instanceIds(call.json()));
    return OperationApi.accepted(call, operation);
  }

  private static Optional<List<String>> instanceIds(ObjectNode body) {
    if (!body.path("instanceIds").isArray()) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>();
    body.path("instanceIds").forEach(id -> ids.add(id.asText()));
    return Optional.of(ids);
  }

  static int status(Accepted accepted) {
    return accepted.created() ? Answer.CREATED : Answer.OK;
  }
}
