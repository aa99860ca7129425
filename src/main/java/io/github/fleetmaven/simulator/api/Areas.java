package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Services;
import java.util.ArrayList;
import java.util.List;

/**
 * All parts of the service that are simulated, each with what isn't. The documentation's table is
 * made of them. Where several routes match a call the first one counts: what takes whatever action
 * a call names comes last.
 */
final class Areas {

  private Areas() {}

  static List<Area> of(Services services, Pages pages, Groups groups) {
    ExtensionApi extensions = new ExtensionApi(services, pages);
    ResourceApi resources = new ResourceApi(services, pages);
    List<Area> areas = new ArrayList<>();
    areas.add(
        new Area(
            "subscriptions, resource groups",
            groups.routes(),
            "role assignments, locks, policies, deployments, tags as a resource"));
    areas.add(
        new Area(
            "tenants, regions, providers",
            new ProviderApi(pages).routes(),
            "whether a region or subscription has a provider; features"));
    areas.add(
        new Area(
            "lists of resources",
            new ResourceListApi(services, pages).routes(),
            "filters other than equality of type, name, group, region and tag; moving resources"));
    areas.add(new Area("operations", new OperationApi(services).routes(), "`Canceled`"));
    areas.add(
        new Area(
            "images",
            resources.images(),
            "whether disks, blobs and snapshots that an image names are there; zone resilience"));
    areas.add(
        new Area(
            "galleries",
            resources.galleries(),
            "sharing, community galleries, applications, soft deletion, shallow replication;"
                + " replicas other than as a number"));
    areas.add(
        new Area(
            "disks",
            resources.disks(),
            "the disks of machines as resources, attaching, access by signature, keys; whatever a"
                + " document says is kept"));
    areas.add(
        new Area(
            "groups of machines",
            resources.groups(),
            "where a group puts machines; its updates and faults"));
    areas.add(
        new Area(
            "catalogues of images and extensions",
            new CatalogueApi(services).routes(),
            "edge zones, plans, images that differ from region to region"));
    areas.add(
        new Area(
            "sizes and quotas",
            new SizeApi(services, pages).routes(),
            "sizes that a region or cluster lacks, zones, restrictions; nothing is refused for want"
                + " of quota"));
    areas.add(
        new Area(
            "network interfaces of instances",
            new NetworkApi(services, pages).routes(),
            "all else of the network service: it is taken to be there"));
    areas.add(
        new Area(
            "run commands",
            new RunCommandApi(services, pages).routes(),
            "any script: its output is empty or what a fault says; output blobs"));
    areas.add(
        new Area(
            "generalize and capture",
            new ImagingApi(services).routes(),
            "whether the guest was deprovisioned; the blob that a capture makes"));
    areas.add(
        new Area(
            "scale sets",
            new ScaleSetApi(services, pages).routes(),
            "overprovisioning, scale-in policies, termination notices, automatic OS upgrades,"
                + " approveRollingUpgrade, performMaintenance, convertToSinglePlacementGroup"));
    areas.add(
        new Area(
            "instances of scale sets",
            new InstanceApi(services, pages, extensions).routes(),
            "simulateEviction, retrieveBootDiagnosticsData, performMaintenance"));
    areas.add(
        new Area(
            "virtual machines",
            new MachineApi(services, pages, extensions).routes(),
            "reapply, patches, simulateEviction, convertToManagedDisks, boot diagnostics, attaching"
                + " and detaching disks"));
    return areas;
  }
}
