package io.github.fleetmaven.content.dsc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module that a configuration script imports by {@code Import-DscResource}.
 *
 * @param name the module's name
 * @param version the only version that will do; empty when any does
 */
public record ImportedModule(String name, Optional<String> version) {

  /** What Windows brings along. */
  private static final Set<String> BUILT_IN = Set.of("psdesiredstateconfiguration");

  private static final Pattern KEYWORD = Pattern.compile("(?i)\\bImport-DscResource\\b");
  private static final String ITEM = "(?:'[^']*'|\"[^\"]*\"|@\\{[^}]*}|[\\w.]+)";
  private static final Pattern MODULES =
      Pattern.compile("(?i)-Module(?:Name)?[\\s:]+(" + ITEM + "(?:\\s*,\\s*" + ITEM + ")*)");
  private static final Pattern VERSION =
      Pattern.compile("(?i)-ModuleVersion[\\s:]+['\"]?([\\d.]+)");
  private static final Pattern KEY = Pattern.compile("(?i)(\\w+)\\s*=\\s*['\"]?([^'\";\\s}]+)");

  /** Returns what a script imports and Windows doesn't bring along, each once, in order. */
  public static List<ImportedModule> in(String script) {
    String code = ScriptText.withoutComments(script);
    Set<ImportedModule> found = new LinkedHashSet<>();
    Matcher keyword = KEYWORD.matcher(code);
    while (keyword.find()) {
      String arguments = ScriptText.statement(code, keyword.end());
      Optional<String> version =
          VERSION.matcher(arguments).results().map(m -> m.group(1)).findFirst();
      for (MatchResult modules : MODULES.matcher(arguments).results().toList()) {
        items(modules.group(1)).forEach(item -> found.add(module(item, version)));
      }
    }
    return found.stream()
        .filter(m -> !BUILT_IN.contains(m.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<String> items(String list) {
    return new ArrayList<>(
        Pattern.compile(ITEM).matcher(list).results().map(MatchResult::group).toList());
  }

  private static ImportedModule module(String item, Optional<String> version) {
    if (!item.startsWith("@{")) {
      return new ImportedModule(item.replaceAll("^['\"]|['\"]$", ""), version);
    }
    String name = "";
    Optional<String> required = Optional.empty();
    for (MatchResult entry : KEY.matcher(item).results().toList()) {
      switch (entry.group(1).toLowerCase(Locale.ROOT)) {
        case "modulename" -> name = entry.group(2);
        case "moduleversion", "requiredversion" -> required = Optional.of(entry.group(2));
        default -> {
          // A GUID or a greatest version says nothing that can be checked here.
        }
      }
    }
    return new ImportedModule(name, required);
  }
}
