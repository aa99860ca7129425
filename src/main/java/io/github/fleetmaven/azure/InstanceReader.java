package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads instances out of Azure's JSON. The instances of a set are much alike, so what is equal is
 * kept once for all that one reader reads: that is what keeps a thousand of them small. Not for
 * several threads.
 */
final class InstanceReader {

  /** Numbers by value, then names. */
  static final Comparator<ObservedInstance> BY_ID =
      Comparator.comparing((ObservedInstance i) -> number(i.id()))
          .thenComparing(ObservedInstance::id);

  private final Interner interner = new Interner();

  /** Reads an instance of a Uniform set. */
  ObservedInstance readInstance(Value.Obj item) {
    return read(item, item.text("instanceId").orElseGet(() -> item.text("name").orElse("")));
  }

  /** Reads a virtual machine, or a member of a Flexible set, which is one. */
  ObservedInstance readMachine(Value.Obj item) {
    return read(item, item.text("name").orElse(""));
  }

  private ObservedInstance read(Value.Obj item, String id) {
    Value.Obj properties = item.obj("properties");
    Value.Obj view = properties.obj("instanceView");
    return new ObservedInstance(
        id,
        item.text("id").orElse(""),
        properties.bool("latestModelApplied"),
        interner.intern(properties.text("provisioningState").orElse("Succeeded")),
        InstanceView.power(view),
        InstanceView.agentReady(view),
        InstanceView.health(view),
        Fields.zone(item).map(interner::intern),
        domain("platformFaultDomain", view, properties),
        domain("platformUpdateDomain", view, properties),
        properties.obj("protectionPolicy").bool("protectFromScaleSetActions").orElse(false),
        interner.intern(properties.at("storageProfile", "imageReference")),
        size(item, properties).map(interner::intern),
        interner.internAll(extensions(item)),
        interner.internAll(InstanceView.handlers(view)));
  }

  private static List<ObservedExtension> extensions(Value.Obj item) {
    return Fields.objects(item.items("resources")).stream()
        .filter(r -> r.text("type").orElse("").toLowerCase(Locale.ROOT).endsWith("/extensions"))
        .map(
            r ->
                new ObservedExtension(
                    lastSegment(r.text("name").orElse("")),
                    r.obj("properties"),
                    Fields.texts(r.obj("tags"))))
        .toList();
  }

  /** On an instance of a set the name can have the instance's in front: {@code web_3/app}. */
  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Optional<Integer> domain(String key, Value.Obj view, Value.Obj properties) {
    return view.integer(key).or(() -> properties.integer(key));
  }

  private static Optional<String> size(Value.Obj item, Value.Obj properties) {
    return properties.obj("hardwareProfile").text("vmSize").or(() -> item.obj("sku").text("name"));
  }

  private static long number(String id) {
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : Long.MAX_VALUE;
  }
}
