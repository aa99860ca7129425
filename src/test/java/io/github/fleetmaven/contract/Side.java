package io.github.fleetmaven.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One side of the description: what it says of requests, or of answers. Thread-safe. */
final class Side {

  /** A part of the nextLink that the service itself made up. */
  private static final String NEXT_PAGE = "$skiptoken";

  private final OpenAPI api;
  private final OpenApiInteractionValidator validator;

  private Side(OpenAPI api) {
    this.api = api;
    this.validator =
        OpenApiInteractionValidator.createFor(api)
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel(
                        "validation.request.parameter.query.unexpected",
                        ValidationReport.Level.ERROR)
                    .build())
            .build();
  }

  static Side ofRequests(List<Newer> additions) {
    OpenAPI api = Description.read(additions);
    Strictness.apply(api, true);
    return new Side(api);
  }

  static Side ofAnswers(List<Newer> additions) {
    OpenAPI api = Description.read(additions);
    Strictness.apply(api, false);
    return new Side(api);
  }

  Templates templates() {
    return new Templates(api.getPaths().keySet());
  }

  /** Returns what is described of a method on a described path. */
  Optional<Operation> operation(String method, String template) {
    return Optional.ofNullable(api.getPaths().get(template))
        .map(path -> path.readOperationsMap().get(PathItem.HttpMethod.valueOf(method)));
  }

  /** Returns what is wrong with a request. */
  List<String> request(Exchange exchange, String path) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), path, true);
    exchange.query().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals(NEXT_PAGE))
        .forEach(parameter -> request.withQueryParam(parameter.getKey(), parameter.getValue()));
    if (!exchange.request().isEmpty()) {
      request.withContentType("application/json").withBody(exchange.request());
    }
    return texts(validator.validateRequest(request.build()));
  }

  /** Returns what is wrong with an answer. */
  List<String> answer(Exchange exchange, String path) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
    if (!exchange.answer().isEmpty()) {
      response.withContentType("application/json").withBody(exchange.answer());
    }
    Request.Method method = Request.Method.valueOf(exchange.method().toUpperCase(Locale.ROOT));
    return texts(validator.validateResponse(path, method, response.build()));
  }

  private static List<String> texts(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> message.getMessage() + " (" + message.getKey() + ")")
        .toList();
  }
}
