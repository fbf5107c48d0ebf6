package org.newsgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Two cases fewer for what comes behind. HEAD is GET, whose body Jetty drops. Who accepts nothing
 * in particular accepts anything, as HTTP has it: Fuseki would take it for a wish for XML.
 */
final class PlainRequests implements Filter {
    private static final String ACCEPT = "Accept";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Plain((HttpServletRequest) request), response);
    }

    private static final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            String method = super.getMethod();
            return method.equals("HEAD") ? "GET" : method;
        }

        @Override
        public String getHeader(String name) {
            String value = super.getHeader(name);
            return value == null && name.equalsIgnoreCase(ACCEPT) ? "*/*" : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            Enumeration<String> values = super.getHeaders(name);
            return !values.hasMoreElements() && name.equalsIgnoreCase(ACCEPT)
                    ? Collections.enumeration(Collections.singleton("*/*"))
                    : values;
        }
    }
}
