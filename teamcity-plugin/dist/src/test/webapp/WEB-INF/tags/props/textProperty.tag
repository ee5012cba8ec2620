<%@ tag body-content="empty" dynamic-attributes="all" %><%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<input class="text" id="<c:out value='${all.name}'/>" value="<c:out value='${requestScope.propertiesBean.properties[all.name]}'/>"/>
