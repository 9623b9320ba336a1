package org.vademecum.serving.service;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.vademecum.serving.service.problem.Problem;
import org.vademecum.serving.service.problem.ProblemMappers;

/**
 * Looks at every request before a route does: refuses bodies that say they are too long, and
 * writing requests that a browser makes for another site's page; gives what the framework refuses
 * by itself a problem document too.
 */
@ApplicationScoped
public class RequestGuard {
  private static final int FIRST = 1000;

  // 20 MiB for a report, and room for the form around it.
  private static final long MOST_BYTES = (20L << 20) + (64L << 10);

  void register(@Observes Filters filters) {
    filters.register(RequestGuard::check, FIRST);
  }

  private static void check(RoutingContext context) {
    var request = context.request();
    var length = request.getHeader("Content-Length");
    if (length != null && length.length() < 19 && Long.parseLong(length) > MOST_BYTES) {
      // What is still coming would be taken for the next request.
      context.response().putHeader("Connection", "close");
      refuse(context, ProblemMappers.http(413));
    } else if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))
        && !request.method().equals(HttpMethod.GET)) {
      refuse(
          context,
          Problem.of(
              403,
              "another-site",
              "a page of another site made this request",
              "use the service's own page, or a client that is no browser"));
    } else {
      context.next();
    }
  }

  private static void refuse(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(problem.json());
  }
}
