package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Group;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ResourceId;
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

  /** What there is when nothing is there, so that a client has where to begin. */
  private static final String DEFAULT_SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

  private final Store store;
  private final Pages pages;

  Groups(Services services, Pages pages) {
    this.store = services.simulation().store();
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/subscriptions", call -> subscriptions()),
        Route.of("GET", SUBSCRIPTION, this::subscription),
        Route.of("GET", SUBSCRIPTION + "/resourceGroups", this::list),
        Route.of("GET", GROUP, this::get),
        Route.of("PUT", GROUP, this::write));
  }

  /**
   * Checks that the subscription and resource group of a call exist.
   *
   * @throws Refusal when they don't
   */
  void check(Call call) {
    String subscription = call.subscription();
    if (!subscription.isEmpty() && !isKnown(subscription)) {
      throw Refusals.noSubscription(subscription);
    }
    boolean needed = !call.variable("group").isEmpty() && call.path().contains("/providers/");
    if (needed && store.group(call.group()).isEmpty()) {
      throw Refusals.noGroup(call.variable("group"));
    }
  }

  private boolean isKnown(String subscription) {
    boolean first = store.groups().isEmpty() && subscription.equals(DEFAULT_SUBSCRIPTION);
    return first || !store.groupsOf(subscription).isEmpty();
  }

  private List<String> known() {
    return store.groups().isEmpty()
        ? List.of(DEFAULT_SUBSCRIPTION)
        : store.groups().stream()
            .map(group -> ResourceId.key(ResourceId.subscriptionOf(group.id())))
            .distinct()
            .toList();
  }

  private Answer subscriptions() {
    return pages.all(known().stream().map(GroupView::subscription).toList());
  }

  private Answer subscription(Call call) {
    return Answer.json(Answer.OK, GroupView.subscription(call.subscription()));
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

  private Answer write(Call call) {
    ObjectNode body = call.json();
    Optional<Group> present = store.group(call.group());
    String location = present.map(Group::location).orElse(body.path("location").asText());
    Group group =
        new Group(
            present.map(Group::id).orElse(call.group()), location, Json.objectAt(body, "tags"));
    store.put(group);
    return Answer.json(present.isPresent() ? Answer.OK : Answer.CREATED, GroupView.of(group));
  }
}
