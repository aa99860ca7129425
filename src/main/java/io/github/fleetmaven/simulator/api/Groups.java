package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.ResourceGroups;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Group;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.GroupView;
import java.util.List;
import java.util.Optional;

/** Subscriptions and resource groups. */
final class Groups {

  static final String SUBSCRIPTION = "/subscriptions/{subscription}";
  static final String GROUP = SUBSCRIPTION + "/resourceGroups/{group}";
  static final String COMPUTE_ALL = SUBSCRIPTION + "/providers/Microsoft.Compute";
  static final String LOCATION = COMPUTE_ALL + "/locations/{location}";
  static final String COMPUTE = GROUP + "/providers/Microsoft.Compute";

  private static final String WAIT = "15";

  private final Services services;
  private final ResourceGroups groups;
  private final Store store;
  private final Pages pages;

  Groups(Services services, Pages pages) {
    this.services = services;
    this.groups = new ResourceGroups(services);
    this.store = services.simulation().store();
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/subscriptions", call -> subscriptions()),
        Route.of("GET", SUBSCRIPTION, this::subscription),
        Route.of("GET", SUBSCRIPTION + "/resourceGroups", this::list),
        Route.of("GET", GROUP, this::get),
        Route.of("HEAD", GROUP, this::head),
        Route.of("PUT", GROUP, call -> write(call, true)),
        Route.of("PATCH", GROUP, call -> write(call, false)),
        Route.of("DELETE", GROUP, this::delete),
        Route.of("GET", SUBSCRIPTION + "/operationresults/{operation}", this::result));
  }

  /**
   * Checks that the subscription and resource group of a call exist.
   *
   * @throws Refusal when they don't
   */
  void check(Call call) {
    String subscription = call.subscription();
    if (!subscription.isEmpty() && !groups.hasSubscription(subscription)) {
      throw Refusals.noSubscription(subscription);
    }
    boolean needed = !call.variable("group").isEmpty() && call.path().contains("/providers/");
    if (needed && store.group(call.group()).isEmpty()) {
      throw Refusals.noGroup(call.variable("group"));
    }
  }

  private Answer subscriptions() {
    return pages.all(groups.subscriptions().stream().map(Groups::view).toList());
  }

  private static ObjectNode view(String subscription) {
    return GroupView.subscription(subscription, Tenants.ID);
  }

  private Answer subscription(Call call) {
    return Answer.json(Answer.OK, view(call.subscription()));
  }

  private Answer list(Call call) {
    return pages.all(store.groupsOf(call.subscription()).stream().map(GroupView::of).toList());
  }

  private Answer get(Call call) {
    return store
        .group(call.group())
        .map(group -> Answer.json(Answer.OK, GroupView.of(group)))
        .orElseThrow(() -> Refusals.noGroup(call.variable("group")));
  }

  private Answer head(Call call) {
    return Answer.empty(
        store.group(call.group()).isPresent() ? Answer.NO_CONTENT : Answer.NOT_FOUND);
  }

  private Answer write(Call call, boolean create) {
    ObjectNode body = call.json();
    Optional<Group> present = store.group(call.group());
    if (present.isEmpty() && !create) {
      throw Refusals.noGroup(call.variable("group"));
    }
    if (present.isEmpty() && body.path("location").asText().isEmpty()) {
      throw Refusals.missingLocation();
    }
    String location = present.map(Group::location).orElse(body.path("location").asText());
    Group group =
        new Group(
            present.map(Group::id).orElse(call.group()), location, tags(body, present, create));
    store.put(group);
    return Answer.json(present.isPresent() ? Answer.OK : Answer.CREATED, GroupView.of(group));
  }

  /** A PUT says all of a group's tags, a PATCH may leave them alone. */
  private static ObjectNode tags(ObjectNode body, Optional<Group> present, boolean create) {
    return create || body.has("tags")
        ? Json.objectAt(body, "tags")
        : present.map(Group::tags).orElseGet(Json::object);
  }

  private Answer delete(Call call) {
    return accepted(call, groups.delete(call.group(), call.variable("group")));
  }

  private Answer result(Call call) {
    Operation operation = services.operations().ask(call.variable("operation"));
    return operation.end() == null ? accepted(call, operation) : Answer.empty(Answer.OK);
  }

  /** As recorded (CanCreateUpdate 38 to 43): it leads to its end by Location alone. */
  private static Answer accepted(Call call, Operation operation) {
    String address =
        call.base()
            + call.subscriptionId()
            + "/operationresults/"
            + operation.id()
            + "?api-version="
            + call.apiVersion();
    return Answer.empty(Answer.ACCEPTED).with("Location", address).with("Retry-After", WAIT);
  }
}
