<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" %>
<%@ include file="/include-internal.jsp" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>

<table class="runnerFormTable">
  <tr>
    <th>Step</th>
    <th>What it did</th>
    <th>State</th>
    <th>Pages</th>
  </tr>
  <c:forEach var="report" items="${slipwayReports}">
    <tr>
      <td><c:out value="${report.step}"/></td>
      <td><c:out value="${report.operation}"/></td>
      <td>
        <c:out value="${report.state}"/>
        <c:if test="${not empty report.message}"><br/><span class="smallNote"><c:out value="${report.message}"/></span></c:if>
      </td>
      <td>
        <c:forEach var="link" items="${report.links}">
          <a href="<c:out value='${link.url}'/>" target="_blank" rel="noopener noreferrer"><c:out value="${link.text}"/></a><br/>
        </c:forEach>
      </td>
    </tr>
  </c:forEach>
</table>
