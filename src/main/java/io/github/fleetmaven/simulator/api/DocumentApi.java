package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Documents;
import io.github.fleetmaven.simulator.service.Documents.Written;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.view.ResourceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The routes of a type of resources that are little more than a document. */
final class DocumentApi {

  private final Documents documents;
  private final Pages pages;
  private final Type type;

  /**
   * A type of such resources.
   *
   * @param collection the address of a parent's resources of it
   * @param name its name, as {@code galleries/images}
   * @param parent checks that the parent with an id is there
   * @param view how one is shown to a call
   */
  record Type(
      String collection,
      String name,
      Consumer<String> parent,
      BiFunction<Resource, Call, ObjectNode> view) {

    /** Returns a type of a resource group's own resources. */
    static Type of(String name, BiFunction<Resource, Call, ObjectNode> view) {
      return new Type(Groups.COMPUTE + "/" + name, name, group -> {}, view);
    }

    /** Returns a type of a resource group's own resources, which are shown as they are. */
    static Type plain(String name) {
      return of(name, (resource, call) -> ResourceView.of(resource));
    }

    boolean isChild() {
      return name.contains("/");
    }
  }

  DocumentApi(Services services, Pages pages, Type type) {
    this.documents = services.documents();
    this.pages = pages;
    this.type = type;
  }

  List<Route> routes() {
    String item = type.collection() + "/{resource}";
    List<Route> routes = new ArrayList<>();
    if (!type.isChild()) {
      routes.add(Route.of("GET", Groups.COMPUTE_ALL + "/" + type.name(), this::list));
    }
    routes.add(Route.of("GET", type.collection(), this::list));
    routes.add(Route.of("GET", item, this::get));
    routes.add(Route.of("PUT", item, call -> write(call, true)));
    routes.add(Route.of("PATCH", item, call -> write(call, false)));
    routes.add(Route.of("DELETE", item, this::delete));
    return routes;
  }

  private Answer list(Call call) {
    return pages.of(
        call,
        documents.list(scope(call), type.name()),
        Resource::key,
        resource -> listed(type.view().apply(resource, call), call));
  }

  /**
   * Recorded: lists of a whole subscription, and all lists of galleries, have the names of resource
   * groups in capitals.
   */
  private ObjectNode listed(ObjectNode view, Call call) {
    boolean capitals = call.variable("group").isEmpty() || type.name().equals("galleries");
    if (capitals) {
      view.put("id", ResourceId.withGroupInCapitals(view.path("id").asText()));
    }
    return view;
  }

  /** Of a whole subscription or group, or of a parent. */
  private String scope(Call call) {
    if (!type.isChild()) {
      return call.variable("group").isEmpty() ? call.subscriptionId() : call.group();
    }
    String parent = ResourceId.parentOf(id(call));
    type.parent().accept(parent);
    return parent;
  }

  private Answer get(Call call) {
    return Answer.json(Answer.OK, type.view().apply(documents.get(id(call)), call));
  }

  private Answer write(Call call, boolean whole) {
    Written written = documents.write(id(call), call.json(), whole);
    Optional<Operation> operation = written.operation();
    if (operation.isPresent() && operation.get().place().equals(Operation.DISKS)) {
      JsonNode body = ResourceView.nameless(written.resource());
      Answer answer = Answer.json(Answer.ACCEPTED, body);
      return OperationApi.monitored(answer, call, operation.get());
    }
    // An availability set alone is never said to be new.
    boolean created = written.created() && !type.name().equals("availabilitySets");
    int status = created ? Answer.CREATED : Answer.OK;
    Answer answer = Answer.json(status, ResourceView.of(written.resource()));
    return operation.map(found -> OperationApi.async(answer, call, found)).orElse(answer);
  }

  private Answer delete(Call call) {
    boolean there = documents.isThere(id(call));
    Optional<Operation> operation = documents.delete(id(call));
    return operation
        .map(found -> OperationApi.accepted(call, found))
        .orElseGet(() -> Answer.empty(there ? Answer.OK : Answer.NO_CONTENT));
  }

  /** Returns the id that a call names, in the case that the service writes it in. */
  private String id(Call call) {
    String id = type.collection() + "/{resource}";
    for (Map.Entry<String, String> variable : call.variables().entrySet()) {
      id = id.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return id;
  }
}
