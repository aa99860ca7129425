package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of refusals: one method for each, with Azure's status, code and text where those
 * are known. Stateless.
 */
public final class Refusals {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private Refusals() {}

  /** The address names nothing that this service knows. */
  public static Refusal unknownAddress(String path) {
    return new Refusal(
        NOT_FOUND,
        "InvalidResourceType",
        "The resource type could not be found in the namespace 'Microsoft.Compute': " + path + ".");
  }

  /** The address is known, the method isn't. */
  public static Refusal methodNotAllowed(String method, String path) {
    return new Refusal(
        METHOD_NOT_ALLOWED,
        "MethodNotAllowed",
        "The requested resource does not support http method '" + method + "': " + path + ".");
  }

  /** No api-version. */
  public static Refusal missingApiVersion() {
    return new Refusal(
        BAD_REQUEST,
        "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.");
  }

  /** The body isn't a JSON object. */
  public static Refusal unreadableBody(String why) {
    return new Refusal(
        BAD_REQUEST,
        "InvalidRequestContent",
        "The request content was invalid and could not be deserialized: '" + why + "'.");
  }

  /** No such subscription. */
  public static Refusal noSubscription(String subscription) {
    return new Refusal(
        NOT_FOUND,
        "SubscriptionNotFound",
        "The subscription '" + subscription + "' could not be found.");
  }

  /** No such resource group. */
  public static Refusal noGroup(String group) {
    return new Refusal(
        NOT_FOUND, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
  }

  /** A new resource group that doesn't say where it is. */
  public static Refusal missingLocation() {
    return new Refusal(
        BAD_REQUEST, "LocationRequired", "The location property is required for this definition.");
  }

  /** No such provider of resource types. */
  public static Refusal noProvider(String namespace) {
    return new Refusal(
        NOT_FOUND,
        "InvalidResourceNamespace",
        "The resource namespace '" + namespace + "' is invalid.");
  }

  /** A filter of resources that isn't understood. */
  public static Refusal invalidResourceFilter(String filter) {
    return new Refusal(
        BAD_REQUEST,
        "InvalidFilterInQueryString",
        "Invalid $filter '" + filter + "' specified in the query string.");
  }

  /**
   * No such resource.
   *
   * @param id its whole id
   */
  public static Refusal noResource(String id) {
    int providers = id.indexOf("/providers/") + "/providers/".length();
    return new Refusal(
        NOT_FOUND,
        "ResourceNotFound",
        "The Resource '"
            + id.substring(providers)
            + "' under resource group '"
            + ResourceId.groupOf(id)
            + "' was not found. For more details please go to"
            + " https://aka.ms/ARMResourceNotFoundFix");
  }

  /** The parent of what is written doesn't exist. */
  public static Refusal noParent(String parent) {
    return new Refusal(
        NOT_FOUND,
        "ParentResourceNotFound",
        "Failed to perform the operation on a nested resource: the parent resource '"
            + parent
            + "' could not be found.");
  }

  /** No such child, as the compute service itself says it. */
  public static Refusal noEntity() {
    return new Refusal(NOT_FOUND, "NotFound", "The entity was not found in this Azure location.");
  }

  /** A new resource that doesn't say where it is to be. */
  public static Refusal noLocation() {
    return new Refusal(
        BAD_REQUEST, "LocationRequired", "The location property is required for this definition.");
  }

  /** A resource that is to be where it isn't. */
  public static Refusal otherLocation(String id, String location, String wanted) {
    return new Refusal(
        CONFLICT,
        "InvalidResourceLocation",
        "The resource '"
            + ResourceId.nameOf(id)
            + "' already exists in location '"
            + location
            + "' in resource group '"
            + ResourceId.groupOf(id)
            + "'. A resource with the same name cannot be created in location '"
            + wanted
            + "'. Please select a new resource name.");
  }

  /** A part that a resource must have. */
  public static Refusal missing(String target) {
    return invalid(target, "Required parameter '" + target + "' is missing (null).");
  }

  /** A resource that others belong to. */
  public static Refusal notEmpty() {
    return new Refusal(
        CONFLICT,
        "CannotDeleteResource",
        "Can not delete resource before nested resources are deleted.");
  }

  /** An image that a region doesn't have. */
  public static Refusal noGalleryImage(String id, String location) {
    return new Refusal(
        NOT_FOUND,
        "GalleryImageNotFound",
        "The gallery image "
            + id
            + " is not available in "
            + location
            + " region. Please contact image owner to replicate to this region, or change your"
            + " requested region.");
  }

  /** Something of a catalogue that there isn't. */
  public static Refusal noArtifact(String kind) {
    return new Refusal(NOT_FOUND, "NotFound", "Artifact: " + kind + " was not found.");
  }

  /** What a generalized machine can't do. */
  public static Refusal generalized(String operation, String machine) {
    return notAllowed(
        "Operation '"
            + operation
            + "' is not allowed on VM '"
            + machine
            + "' since the VM is generalized.");
  }

  /** Another request works on the same resource. */
  public static Refusal conflict() {
    return new Refusal(
        CONFLICT,
        "Conflict",
        "The request failed due to conflict with a concurrent request. To resolve it, please refer"
            + " to https://aka.ms/activitylog to get more details on the conflicting requests.");
  }

  /** One command at a time. */
  public static Refusal commandRuns() {
    return new Refusal(
        CONFLICT,
        "Conflict",
        "Run command extension execution is in progress. Please wait for completion before"
            + " invoking a run command.");
  }

  /** The state of the resource doesn't allow it. */
  public static Refusal notAllowed(String message) {
    return new Refusal(CONFLICT, "OperationNotAllowed", message);
  }

  /** A property that can't change. */
  public static Refusal propertyChange(String property) {
    return new Refusal(
        CONFLICT,
        "PropertyChangeNotAllowed",
        "Changing property '" + property + "' is not allowed.",
        Optional.of(property));
  }

  /** A bad value of a property. */
  public static Refusal invalid(String target, String message) {
    return new Refusal(BAD_REQUEST, "InvalidParameter", message, Optional.of(target));
  }

  /** A value of a query's parameter that isn't one of the documented ones. */
  public static Refusal notAllowedValue(String parameter, String value, List<String> allowed) {
    return invalid(
        parameter,
        "The value '"
            + value
            + "' of parameter '"
            + parameter
            + "' is not allowed. Allowed values are '"
            + String.join(", ", allowed)
            + "'.");
  }

  /** An instance that isn't there. */
  public static Refusal noInstance(String instanceId) {
    return invalid(
        "upgradePolicies.instanceIds",
        "The provided instanceId "
            + instanceId
            + " is not an active Virtual Machine Scale Set VM instanceId.");
  }

  /** A request that makes no sense. */
  public static Refusal badRequest(String message) {
    return new Refusal(BAD_REQUEST, "BadRequest", message);
  }

  /** The resource isn't the one that the client has seen. */
  public static Refusal preconditionFailed(String condition) {
    return new Refusal(
        PRECONDITION_FAILED,
        "PreconditionFailed",
        "The condition '"
            + condition
            + "' of the request was not satisfied: the resource has been changed, or is there"
            + " already.");
  }

  /** Extensions of a machine that is off. */
  public static Refusal machineNotRunning() {
    return notAllowed("Cannot modify extensions in the VM when the VM is not running.");
  }
}
