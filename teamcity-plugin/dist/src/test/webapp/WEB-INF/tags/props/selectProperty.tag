<%@ tag body-content="scriptless" dynamic-attributes="all" %><%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<select id="<c:out value='${all.name}'/>"><jsp:doBody/></select>
