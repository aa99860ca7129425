package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.catalogue.HandlerImage;
import io.github.fleetmaven.simulator.catalogue.PlatformImage;
import io.github.fleetmaven.simulator.catalogue.Versions;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.view.CatalogueView;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogues of images of the platform and of extensions. */
final class CatalogueApi {

  private static final String PUBLISHERS = Groups.LOCATION + "/publishers";
  private static final String OFFERS = PUBLISHERS + "/{publisher}/artifacttypes/vmimage/offers";
  private static final String SKUS = OFFERS + "/{offer}/skus";
  private static final String IMAGES = SKUS + "/{sku}/versions";
  private static final String TYPES = PUBLISHERS + "/{publisher}/artifacttypes/vmextension/types";
  private static final String HANDLERS = TYPES + "/{type}/versions";

  private final Catalogue catalogue;

  CatalogueApi(Services services) {
    this.catalogue = services.simulation().catalogue();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PUBLISHERS, this::publishers),
        Route.of("GET", OFFERS, this::offers),
        Route.of("GET", SKUS, this::skus),
        Route.of("GET", IMAGES, this::images),
        Route.of("GET", IMAGES + "/{version}", this::image),
        Route.of("GET", TYPES, this::types),
        Route.of("GET", HANDLERS, this::handlers),
        Route.of("GET", HANDLERS + "/{version}", this::handler));
  }

  private Answer publishers(Call call) {
    Stream<String> names =
        Stream.concat(
            catalogue.images().all().stream().map(PlatformImage::publisher),
            catalogue.handlers().all().stream().map(HandlerImage::publisher));
    return answer(names.distinct().sorted().map(view(call)::publisher));
  }

  private Answer offers(Call call) {
    return answer(
        firsts(call, image -> true, PlatformImage::offer).stream().map(view(call)::offer));
  }

  private Answer skus(Call call) {
    Predicate<PlatformImage> offered =
        image -> image.offer().equalsIgnoreCase(call.variable("offer"));
    return answer(firsts(call, offered, PlatformImage::sku).stream().map(view(call)::sku));
  }

  /** Returns a publisher's images, one for each name. */
  private List<PlatformImage> firsts(
      Call call, Predicate<PlatformImage> which, Function<PlatformImage, String> name) {
    List<PlatformImage> found =
        catalogue.images().all().stream()
            .filter(image -> image.publisher().equalsIgnoreCase(call.variable("publisher")))
            .filter(which)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(name, image -> image, (first, other) -> first),
                    map -> List.copyOf(map.values())));
    if (found.isEmpty()) {
      throw Refusals.noArtifact("VMImage");
    }
    return found.stream().sorted(Comparator.comparing(name)).toList();
  }

  private Answer images(Call call) {
    PlatformImage image = find(call);
    CatalogueView view = view(call);
    boolean whole = call.asksFor("$expand", "properties");
    return answer(
        Selection.of(call, image.versions()).stream()
            .map(
                version ->
                    whole ? view.wholeVersion(image, version) : view.version(image, version)));
  }

  private Answer image(Call call) {
    PlatformImage image = find(call);
    String version = version(call, image.versions(), "VMImage");
    return Answer.json(Answer.OK, view(call).wholeVersion(image, version));
  }

  private PlatformImage find(Call call) {
    return catalogue
        .images()
        .find(call.variable("publisher"), call.variable("offer"), call.variable("sku"))
        .orElseThrow(() -> Refusals.noArtifact("VMImage"));
  }

  private Answer types(Call call) {
    List<HandlerImage> found =
        catalogue.handlers().all().stream()
            .filter(handler -> handler.publisher().equalsIgnoreCase(call.variable("publisher")))
            .toList();
    if (found.isEmpty()) {
      throw Refusals.noArtifact("VMExtension");
    }
    return answer(found.stream().map(view(call)::type));
  }

  private Answer handlers(Call call) {
    HandlerImage handler = findHandler(call);
    CatalogueView view = view(call);
    return answer(
        Selection.of(call, handler.versions()).stream()
            .map(version -> view.version(handler, version)));
  }

  private Answer handler(Call call) {
    HandlerImage handler = findHandler(call);
    String version = version(call, handler.versions(), "VMExtension");
    return Answer.json(Answer.OK, view(call).wholeVersion(handler, version));
  }

  private HandlerImage findHandler(Call call) {
    return catalogue
        .handlers()
        .find(call.variable("publisher"), call.variable("type"))
        .orElseThrow(() -> Refusals.noArtifact("VMExtension"));
  }

  private static String version(Call call, List<String> versions, String kind) {
    String asked = call.variable("version");
    return (asked.equalsIgnoreCase("latest")
            ? Versions.newest(versions)
            : versions.stream().filter(asked::equals).findFirst())
        .orElseThrow(() -> Refusals.noArtifact(kind));
  }

  private static CatalogueView view(Call call) {
    return new CatalogueView(call.subscription(), call.variable("location"));
  }

  /** These lists are bare arrays. */
  private static Answer answer(Stream<ObjectNode> items) {
    ArrayNode array = Json.array();
    items.forEach(array::add);
    return Answer.json(Answer.OK, array);
  }
}
