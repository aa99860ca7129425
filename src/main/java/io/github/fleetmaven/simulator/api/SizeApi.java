package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.catalogue.MachineSize;
import io.github.fleetmaven.simulator.catalogue.Regions;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.service.Usages;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.view.SizeView;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of machines, resource SKUs, and what is used of quotas. */
final class SizeApi {

  private static final Pattern LOCATION =
      Pattern.compile("location\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

  private final Services services;
  private final Catalogue catalogue;
  private final Pages pages;

  SizeApi(Services services, Pages pages) {
    this.services = services;
    this.catalogue = services.simulation().catalogue();
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", Groups.LOCATION + "/vmSizes", call -> sizes()),
        Route.of("GET", MachineApi.MACHINE + "/vmSizes", this::ofMachine),
        Route.of("GET", Groups.COMPUTE + "/availabilitySets/{resource}/vmSizes", this::ofGroup),
        Route.of("GET", ScaleSetApi.SET + "/skus", this::ofSet),
        Route.of("GET", Groups.COMPUTE_ALL + "/skus", this::skus),
        Route.of("GET", Groups.LOCATION + "/usages", this::usages));
  }

  private Answer sizes() {
    return pages.all(catalogue.sizes().stream().map(SizeView::of).toList());
  }

  private Answer ofMachine(Call call) {
    services.machines().get(call.machine());
    return sizes();
  }

  private Answer ofGroup(Call call) {
    services
        .documents()
        .get(
            call.group()
                + "/providers/Microsoft.Compute/availabilitySets/"
                + call.variable("resource"));
    return sizes();
  }

  private Answer ofSet(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    return pages.all(catalogue.sizes().stream().map(size -> SizeView.ofSet(set, size)).toList());
  }

  private Answer skus(Call call) {
    List<String> locations = locations(call.query().getOrDefault("$filter", ""));
    return pages.of(
        call, catalogue.sizes(), MachineSize::name, size -> SizeView.sku(size, locations));
  }

  private List<String> locations(String filter) {
    if (filter.isBlank()) {
      return catalogue.regions().names().stream().map(Regions::inCalls).toList();
    }
    Matcher matcher = LOCATION.matcher(filter.trim());
    if (!matcher.matches()) {
      throw Refusals.invalid("$filter", "The filter '" + filter + "' is not supported.");
    }
    return List.of(matcher.group(1));
  }

  private Answer usages(Call call) {
    List<ObjectNode> usages =
        new Usages(services.simulation()).of(call.subscriptionId(), call.variable("location"));
    return pages.all(usages);
  }
}
