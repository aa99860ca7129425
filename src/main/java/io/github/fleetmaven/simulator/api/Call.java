package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Preconditions;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ResourceId;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the controllers see it.
 *
 * @param method its method
 * @param base scheme and host of the address it was sent to
 * @param path its path
 * @param query its query parameters, by their name in lower case
 * @param headers its headers, by their name in lower case
 * @param body its body
 * @param variables what the path has in the places that its route leaves open
 * @param queryText its query as it was sent, maybe empty: a signature covers the names as they are
 */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
public record Call(
    String method,
    String base,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Map<String, String> variables,
    String queryText) {

  /** Returns this call with what its route reads off its path. */
  Call withVariables(Map<String, String> found) {
    return new Call(method, base, path, query, headers, body, found, queryText);
  }

  /** Returns this call with another path. */
  public Call withPath(String other) {
    return new Call(method, base, other, query, headers, body, variables, queryText);
  }

  /** Returns a variable of the path. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Returns the body as an object; an empty body is an empty object. */
  ObjectNode json() {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      JsonNode node = Json.read(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw Refusals.unreadableBody("an object was expected");
    } catch (IOException e) {
      throw Refusals.unreadableBody("the body is not JSON");
    }
  }

  /** Returns the version of the service that the client speaks. */
  String apiVersion() {
    return query.getOrDefault("api-version", "");
  }

  /** Tells whether a query parameter asks for something, as $expand for instanceView. */
  boolean asksFor(String parameter, String what) {
    return query.getOrDefault(parameter, "").toLowerCase(Locale.ROOT).contains(what);
  }

  /** Returns what the client knows of the resource that it writes. */
  Preconditions conditions() {
    return new Preconditions(
        Optional.ofNullable(headers.get("if-match")),
        Optional.ofNullable(headers.get("if-none-match")));
  }

  /** Tells whether a resource is in the region that the path names, if it names one. */
  boolean isOfLocation(JsonNode document) {
    String location = variable("location");
    return location.isEmpty()
        || region(location).equals(region(document.path("location").asText()));
  }

  /** {@code West US 2} and {@code westus2} are one. */
  private static String region(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  String subscription() {
    return variable("subscription");
  }

  String subscriptionId() {
    return "/subscriptions/" + subscription();
  }

  String group() {
    return ResourceId.group(subscription(), variable("group"));
  }

  /** Returns the group or, where none is named, the subscription that a list is of. */
  String scope() {
    return variable("group").isEmpty() ? subscriptionId() : group();
  }

  String scaleSet() {
    return ResourceId.compute(
        subscription(), variable("group"), "virtualMachineScaleSets", variable("set"));
  }

  String instance() {
    return scaleSet() + "/virtualMachines/" + variable("instance");
  }

  String machine() {
    return ResourceId.compute(
        subscription(), variable("group"), "virtualMachines", variable("machine"));
  }
}
