package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Replication;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.view.PlacementView;
import io.github.fleetmaven.simulator.view.ResourceView;
import java.util.ArrayList;
import java.util.List;

/** Images, galleries, disks and groups of machines: resources that are little but a document. */
final class ResourceApi {

  private static final String GALLERY_IMAGES = Groups.COMPUTE + "/galleries/{gallery}/images";

  private final Services services;
  private final Pages pages;

  ResourceApi(Services services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  List<Route> images() {
    return routes(DocumentApi.Type.plain("images"));
  }

  List<Route> galleries() {
    return routes(
        DocumentApi.Type.plain("galleries"),
        new DocumentApi.Type(
            GALLERY_IMAGES,
            "galleries/images",
            services.documents()::get,
            (resource, call) -> ResourceView.of(resource)),
        new DocumentApi.Type(
            GALLERY_IMAGES + "/{image}/versions",
            "galleries/images/versions",
            services.documents()::get,
            this::version));
  }

  List<Route> disks() {
    return routes(
        DocumentApi.Type.plain("disks"),
        DocumentApi.Type.plain("snapshots"),
        DocumentApi.Type.plain("diskEncryptionSets"));
  }

  List<Route> groups() {
    return routes(
        DocumentApi.Type.of("availabilitySets", this::placement),
        DocumentApi.Type.of("proximityPlacementGroups", this::placement));
  }

  private List<Route> routes(DocumentApi.Type... types) {
    List<Route> routes = new ArrayList<>();
    for (DocumentApi.Type type : types) {
      routes.addAll(new DocumentApi(services, pages, type).routes());
    }
    return routes;
  }

  private ObjectNode version(Resource resource, Call call) {
    ObjectNode view = ResourceView.of(resource);
    return call.asksFor("$expand", "replicationstatus")
        ? ResourceView.with(
            view, "replicationStatus", Replication.status(resource, services.simulation().now()))
        : view;
  }

  private ObjectNode placement(Resource resource, Call call) {
    return PlacementView.of(resource, services.simulation().store());
  }
}
