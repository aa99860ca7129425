package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.HandlerImage;
import io.github.fleetmaven.simulator.catalogue.PlatformImage;
import io.github.fleetmaven.simulator.store.Json;

/** Entries of the catalogues of images and extensions, as the wire shows them in one region. */
public final class CatalogueView {

  private final String location;
  private final String root;

  /**
   * @param subscription the subscription that asks
   * @param location the region as the call names it
   */
  public CatalogueView(String subscription, String location) {
    this.location = location;
    // In its ids the service writes capitals here that it writes nowhere else.
    this.root =
        "/Subscriptions/" + subscription + "/Providers/Microsoft.Compute/Locations/" + location;
  }

  /** Returns a publisher. */
  public ObjectNode publisher(String name) {
    return entry(name, "/Publishers/" + name);
  }

  /** Returns an offer of a publisher. */
  public ObjectNode offer(PlatformImage image) {
    return entry(image.offer(), offerPath(image));
  }

  /** Returns a sku of an offer. */
  public ObjectNode sku(PlatformImage image) {
    return entry(image.sku(), skuPath(image));
  }

  /** Returns a version of an image as lists have it. */
  public ObjectNode version(PlatformImage image, String version) {
    return entry(version, skuPath(image) + "/Versions/" + version);
  }

  /** Returns a version of an image with all that is told of it. */
  public ObjectNode wholeVersion(PlatformImage image, String version) {
    ObjectNode result = Json.object();
    result.set("properties", image.properties().deepCopy());
    result.setAll(version(image, version));
    return result;
  }

  /** Returns a type of extensions. */
  public ObjectNode type(HandlerImage handler) {
    return entry(handler.type(), typePath(handler));
  }

  /** Returns a version of a handler as lists have it. */
  public ObjectNode version(HandlerImage handler, String version) {
    return entry(version, typePath(handler) + "/Versions/" + version);
  }

  /** Returns a version of a handler with all that is told of it. */
  public ObjectNode wholeVersion(HandlerImage handler, String version) {
    ObjectNode result = Json.object();
    result
        .putObject("properties")
        .put("operatingSystem", handler.os())
        .put("computeRole", "IaaS")
        .put("handlerSchema", "")
        .put("vmScaleSetEnabled", true)
        .put("supportsMultipleExtensions", false);
    result.setAll(version(handler, version));
    return result;
  }

  private static String offerPath(PlatformImage image) {
    return "/Publishers/" + image.publisher() + "/ArtifactTypes/VMImage/Offers/" + image.offer();
  }

  private static String skuPath(PlatformImage image) {
    return offerPath(image) + "/Skus/" + image.sku();
  }

  private static String typePath(HandlerImage handler) {
    return "/Publishers/"
        + handler.publisher()
        + "/ArtifactTypes/VMExtension/Types/"
        + handler.type();
  }

  private ObjectNode entry(String name, String path) {
    return Json.object().put("location", location).put("name", name).put("id", root + path);
  }
}
