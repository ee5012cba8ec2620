<%@ tag body-content="scriptless" dynamic-attributes="all" %><%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<h2><c:out value="${all.title}"/></h2><jsp:doBody/>
