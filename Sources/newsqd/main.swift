print("newsqd")
