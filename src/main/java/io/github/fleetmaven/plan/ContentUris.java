package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The addresses by which machines download content. */
final class ContentUris {

  private static final String UNRESERVED = "-._~/";

  /** By its digest content is found in any place, also in one that it was kept in earlier. */
  private static final Pattern OURS = Pattern.compile(".*/[0-9a-f]{64}/[^/]+");

  private ContentUris() {}

  /** Returns the address of what has that name in a place. */
  static String of(ContentPlace place, String name) {
    StringBuilder uri = new StringBuilder(place.baseUri()).append('/');
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return uri.toString();
  }

  /** Tells whether an address looks like that of content. */
  static boolean isOurs(String uri) {
    return OURS.matcher(uri).matches();
  }

  /** Returns the properties of an extension without the addresses of content in its settings. */
  static Value.Obj without(Value.Obj properties) {
    Value.Obj settings = properties.obj(ExtensionProperties.SETTINGS);
    return settings.isEmpty()
        ? properties
        : properties.with(ExtensionProperties.SETTINGS, withoutFiles(withoutDsc(settings)));
  }

  /** Returns public settings without the addresses of content among those of files. */
  static Value.Obj withoutFiles(Value.Obj settings) {
    if (settings.get(ScriptSettings.URIS).isEmpty()) {
      return settings;
    }
    List<Value> others =
        settings.items(ScriptSettings.URIS).stream()
            .filter(uri -> !(uri instanceof Value.Str text && isOurs(text.text())))
            .toList();
    return others.isEmpty()
        ? settings.without(ScriptSettings.URIS)
        : settings.with(ScriptSettings.URIS, new Value.Arr(others));
  }

  private static Value.Obj withoutDsc(Value.Obj settings) {
    Value.Obj rest = settings;
    for (String holder : DscDownloaded.HOLDERS) {
      Value.Obj held = rest.obj(holder);
      if (held.text(DscDownloaded.URL).filter(ContentUris::isOurs).isPresent()) {
        rest = rest.with(holder, held.without(DscDownloaded.URL));
      }
    }
    return rest;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
