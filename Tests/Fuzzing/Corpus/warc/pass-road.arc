filedesc://pass-road.arc 0.0.0.0 20240201000000 text/plain 68
1 0 Harbour
URL IP-address Archive-date Content-type Archive-length

https://gazette.example.org/post-box 192.0.2.7 20240201000100 text/html 832
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Snow plough finds the lost post box | Harbour Gazette</title>
<link rel="canonical" href="https://gazette.example.org/post-box">
<meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2024-01-17T08:00:00+01:00">
<meta name="author" content="Ida Marlow">
</head>
<body>
<nav><a href="/">Start</a> <a href="/weather">Weather</a></nav>
<article>
<h1>Snow plough finds the lost post box</h1>
<p>A snow plough on the pass road has found the post box that the county had given up in November, under four metres of snow.</p>
<p>Nineteen letters in it were dry. One was an invitation to a wedding, which has since been annulled.</p>
</article>
</body>
</html>

